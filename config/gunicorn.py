"""How pages are served: one process, several threads, no control socket."""

from config.reglages import env

bind = f"{env('ADRESSE')}:{env('PORT')}"
worker_class = "gthread"
threads = env("FILS")
graceful_timeout = 20
loglevel = "warning"
control_socket_disable = True
