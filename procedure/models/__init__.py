from procedure.models.rondes import Ronde

__all__ = ["Ronde"]
