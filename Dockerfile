# The image is made by the same step as a machine: outils/preparer, from the same locked list.
FROM debian:bookworm-slim

RUN apt-get update -qq \
    && apt-get install -y -qq --no-install-recommends ca-certificates python3-venv >/dev/null \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /app
COPY outils outils
COPY requirements requirements
RUN outils/preparer exploitation && rm -rf /var/lib/apt/lists/*

COPY . .
ENV PATH=/app/.venv/bin:/usr/bin:/bin PYTHONUNBUFFERED=1 DONNEES=/donnees STATIQUE=/app/statique
RUN python manage.py collectstatic --no-input --verbosity 0 \
    && mkdir -p /donnees && chown 10001:10001 /donnees

USER 10001:10001
VOLUME /donnees
EXPOSE 8000
CMD ["gunicorn", "-c", "python:config.gunicorn", "config.wsgi"]
