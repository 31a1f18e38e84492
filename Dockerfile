# Everything in one image: the server brings its own PostgreSQL and keeps all data in /data.
FROM python:3.11-slim AS front

RUN pip install --no-cache-dir uv
WORKDIR /app
COPY tools ./tools
COPY web ./web
RUN mkdir -p src/parley && python -m tools.front

FROM python:3.11-slim

ENV PYTHONUNBUFFERED=1 UV_LINK_MODE=copy UV_COMPILE_BYTECODE=1 PATH=/app/.venv/bin:$PATH
RUN pip install --no-cache-dir uv \
    && useradd --create-home --uid 1000 parley \
    && install -d -o parley -g parley -m 0700 /data

WORKDIR /app
COPY pyproject.toml uv.lock README.md LICENSE ./
COPY src ./src
COPY --from=front /app/src/parley/web ./src/parley/web
RUN uv sync --locked --no-dev

USER parley
ENV PARLEY_HOST=0.0.0.0 PARLEY_DATA_DIR=/data
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --start-period=60s --interval=15s --timeout=5s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8080/readyz', timeout=4)"]
CMD ["parley", "serve"]
