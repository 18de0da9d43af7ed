from config.celery import application

__all__ = ["application"]
