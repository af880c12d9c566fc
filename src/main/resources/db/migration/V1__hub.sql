-- The first house: connections, API keys, runs, kept failures, deliveries of catalog files, products.
-- Instants are DATETIME(6) in UTC. Text compared exactly (SKUs, names of things) is utf8mb4_nopad_bin.

CREATE TABLE connection (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind          VARCHAR(32)  NOT NULL,
  name          VARCHAR(255) NOT NULL,
  enabled       BOOLEAN      NOT NULL DEFAULT TRUE,
  settings      LONGTEXT     NOT NULL CHECK (JSON_VALID(settings)),
  state         VARCHAR(16)  NOT NULL DEFAULT 'new',
  state_detail  TEXT         NULL,
  failing_since DATETIME(6)  NULL,
  last_success  DATETIME(6)  NULL,
  version       BIGINT       NOT NULL DEFAULT 1,
  created_at    DATETIME(6)  NOT NULL,
  updated_at    DATETIME(6)  NOT NULL,
  KEY connection_kind (kind, enabled)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE connection_secret (
  connection_id BIGINT       NOT NULL,
  name          VARCHAR(64)  NOT NULL,
  sealed        BLOB         NOT NULL,
  updated_at    DATETIME(6)  NOT NULL,
  PRIMARY KEY (connection_id, name),
  CONSTRAINT connection_secret_of FOREIGN KEY (connection_id) REFERENCES connection (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE api_key (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  title         VARCHAR(255) NOT NULL,
  client_id     VARCHAR(128) NOT NULL,
  sealed_secret BLOB         NOT NULL,
  permissions   TEXT         NOT NULL,
  enabled       BOOLEAN      NOT NULL DEFAULT TRUE,
  created_at    DATETIME(6)  NOT NULL,
  last_used_at  DATETIME(6)  NULL,
  UNIQUE KEY api_key_client (client_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- One answer per Idempotency-Key, kept for 24 hours.
CREATE TABLE idempotent_answer (
  api_key_id    BIGINT       NOT NULL,
  idempotency_key VARCHAR(255) NOT NULL,
  request_hash  BINARY(32)   NOT NULL,
  status        INT          NULL,
  headers       TEXT         NULL,
  body          LONGBLOB     NULL,
  created_at    DATETIME(6)  NOT NULL,
  PRIMARY KEY (api_key_id, idempotency_key),
  KEY idempotent_answer_age (created_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- active_key is "<job>:<connection>" while a run is queued or running, NULL afterwards: its unique
-- key keeps a job from being started twice. lock_key is "<lock>:<connection>" while it is running:
-- jobs that share a lock wait for one another. replays: the kept failure this run sends again.
CREATE TABLE run (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  connection_id BIGINT       NULL,
  job           VARCHAR(64)  NOT NULL,
  started_by    VARCHAR(32)  NOT NULL,
  state         VARCHAR(16)  NOT NULL,
  dry_run       BOOLEAN      NOT NULL DEFAULT FALSE,
  forced        BOOLEAN      NOT NULL DEFAULT FALSE,
  active_key    VARCHAR(128) NULL,
  lock_key      VARCHAR(128) NULL,
  node          VARCHAR(64)  NULL,
  lease_until   DATETIME(6)  NULL,
  takes_up      BIGINT       NULL,
  replays       BIGINT       NULL,
  cancel_asked  BOOLEAN      NOT NULL DEFAULT FALSE,
  queued_at     DATETIME(6)  NOT NULL,
  started_at    DATETIME(6)  NULL,
  finished_at   DATETIME(6)  NULL,
  counters      TEXT         NOT NULL,
  progress      TEXT         NULL,
  error         TEXT         NULL,
  UNIQUE KEY run_active (active_key),
  UNIQUE KEY run_lock (lock_key),
  KEY run_connection (connection_id, id),
  KEY run_job (job, id),
  KEY run_state (state, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE run_event (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  run_id        BIGINT       NOT NULL,
  at            DATETIME(6)  NOT NULL,
  level         VARCHAR(8)   NOT NULL,
  message       TEXT         NOT NULL,
  KEY run_event_run (run_id, id),
  CONSTRAINT run_event_of FOREIGN KEY (run_id) REFERENCES run (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- A kept message: what failed, where, why, how often. Replay sends the body to `endpoint` again.
CREATE TABLE failure (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  connection_id BIGINT       NULL,
  run_id        BIGINT       NULL,
  kind          VARCHAR(16)  NOT NULL,
  state         VARCHAR(16)  NOT NULL,
  route_id      VARCHAR(128) NOT NULL,
  step_id       VARCHAR(128) NULL,
  endpoint      VARCHAR(255) NOT NULL,
  message       TEXT         NOT NULL,
  body_type     VARCHAR(255) NULL,
  body          LONGBLOB     NULL,
  variables     TEXT         NOT NULL,
  attempts      INT          NOT NULL DEFAULT 1,
  replay_of     BIGINT       NULL,
  first_at      DATETIME(6)  NOT NULL,
  last_at       DATETIME(6)  NOT NULL,
  KEY failure_connection (connection_id, state, id),
  KEY failure_state (state, id),
  KEY failure_run (run_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- A delivery is the catalog files that came together: one pull, or one manual upload. They are
-- checked together and loaded together.
-- state: receiving → received → loading → loaded | refused | unchanged | failed
CREATE TABLE delivery (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  connection_id BIGINT       NOT NULL,
  source        VARCHAR(16)  NOT NULL,
  run_id        BIGINT       NULL,
  state         VARCHAR(16)  NOT NULL,
  complete      BOOLEAN      NOT NULL DEFAULT FALSE,
  forced        BOOLEAN      NOT NULL DEFAULT FALSE,
  settings      TEXT         NOT NULL,
  planned       BOOLEAN      NOT NULL DEFAULT FALSE,
  received_at   DATETIME(6)  NOT NULL,
  finished_at   DATETIME(6)  NULL,
  KEY delivery_connection (connection_id, id),
  KEY delivery_state (state, id),
  CONSTRAINT delivery_of FOREIGN KEY (connection_id) REFERENCES connection (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE upload (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  delivery_id   BIGINT       NOT NULL,
  connection_id BIGINT       NOT NULL,
  source        VARCHAR(16)  NOT NULL,
  filename      TEXT         NOT NULL,
  size          BIGINT       NOT NULL,
  sha256        BINARY(32)   NULL,
  fingerprint   CHAR(16)     NULL,
  stored        VARCHAR(255) NOT NULL,
  state         VARCHAR(16)  NOT NULL,
  summary       TEXT         NULL,
  error         TEXT         NULL,
  received_at   DATETIME(6)  NOT NULL,
  finished_at   DATETIME(6)  NULL,
  KEY upload_connection (connection_id, id),
  KEY upload_delivery (delivery_id, id),
  KEY upload_state (state, id),
  CONSTRAINT upload_of FOREIGN KEY (delivery_id) REFERENCES delivery (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- content_hash: what the vendor's row said (0: write it again at the next load).
-- gtin: canonical 14 digits of the first right one; the texts as given stand beside it.
CREATE TABLE product (
  id                     BIGINT         NOT NULL AUTO_INCREMENT PRIMARY KEY,
  connection_id          BIGINT         NULL,
  vendor_sku             VARCHAR(255)   NOT NULL,
  state                  VARCHAR(16)    NOT NULL DEFAULT 'live',
  content_hash           BIGINT         NOT NULL,
  name                   VARCHAR(255)   NOT NULL,
  brand                  VARCHAR(255)   NOT NULL,
  msrp                   DECIMAL(16, 4) NOT NULL,
  default_cost           DECIMAL(16, 4) NOT NULL,
  language               CHAR(2)        NOT NULL,
  is_visible             BOOLEAN        NOT NULL,
  gtin                   CHAR(14)       CHARACTER SET ascii NULL,
  images                 MEDIUMTEXT     NULL,
  description            MEDIUMTEXT     NULL,
  additional_description MEDIUMTEXT     NULL,
  manufacturer_sku       MEDIUMTEXT     NULL,
  gtin_upc               VARCHAR(64)    NULL,
  gtin_ean               VARCHAR(64)    NULL,
  gtin_isbn              VARCHAR(64)    NULL,
  gtin_itf14             VARCHAR(64)    NULL,
  group_id               MEDIUMTEXT     NULL,
  color                  MEDIUMTEXT     NULL,
  size                   MEDIUMTEXT     NULL,
  variations             MEDIUMTEXT     NULL,
  attributes             MEDIUMTEXT     NULL,
  shipping_height        VARCHAR(32)    NULL,
  shipping_length        VARCHAR(32)    NULL,
  shipping_width         VARCHAR(32)    NULL,
  shipping_weight        VARCHAR(32)    NULL,
  custom_categories      MEDIUMTEXT     NULL,
  google_category        MEDIUMTEXT     NULL,
  created_at             DATETIME(6)    NOT NULL,
  updated_at             DATETIME(6)    NOT NULL,
  UNIQUE KEY product_sku (vendor_sku, connection_id),
  KEY product_connection (connection_id, state),
  KEY product_gtin (gtin),
  KEY product_brand (brand(32)),
  KEY product_name (name(32))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;
