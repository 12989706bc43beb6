# One image for web, worker and beat; docker-compose.yml says which is which.
FROM node:22-slim AS packages
WORKDIR /frontdesk
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM python:3.12-slim
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 DJANGO_SETTINGS_MODULE=frontdesk.settings
WORKDIR /frontdesk
# A Chinese font for the pages of PDFs that embed none.
RUN apt-get update && apt-get install -y --no-install-recommends fonts-wqy-microhei && rm -rf /var/lib/apt/lists/*
COPY requirements/run.txt requirements/run.txt
RUN pip install --no-cache-dir --require-hashes -r requirements/run.txt
COPY --from=packages /frontdesk/node_modules node_modules
COPY . .
RUN FRONTDESK_VAR=/tmp/build python manage.py messages --compile && rm -r /tmp/build \
    && useradd --system --no-create-home frontdesk \
    && mkdir -p var && chown -R frontdesk var
USER frontdesk
EXPOSE 8000
CMD ["python", "manage.py", "serve", "--host", "0.0.0.0"]
