-- The back office: people, their sessions and links, API keys that are rotated and watched, one-time secrets, account
-- settings with versions of everything that is set, retailers, and the audit.

CREATE TABLE person (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  -- As it is written to; email_key is what makes it one: lower case, NFC.
  email         VARCHAR(254) NOT NULL,
  email_key     VARCHAR(254) NOT NULL,
  name          VARCHAR(255) NOT NULL,
  role          VARCHAR(16)  NOT NULL,
  enabled       BOOLEAN      NOT NULL DEFAULT TRUE,
  password_hash VARCHAR(255) NULL,
  version       BIGINT       NOT NULL DEFAULT 1,
  created_at    DATETIME(6)  NOT NULL,
  updated_at    DATETIME(6)  NOT NULL,
  last_seen_at  DATETIME(6)  NULL,
  UNIQUE KEY person_email (email_key)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE person_session (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  token_hash    BINARY(32)   NOT NULL,
  csrf_token    VARCHAR(64)  NOT NULL,
  person_id     BIGINT       NOT NULL,
  address       VARCHAR(64)  NULL,
  created_at    DATETIME(6)  NOT NULL,
  last_seen_at  DATETIME(6)  NOT NULL,
  expires_at    DATETIME(6)  NOT NULL,
  UNIQUE KEY person_session_token (token_hash),
  KEY person_session_age (expires_at),
  CONSTRAINT person_session_of FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- A link that is good for one choice of a password: kind owner (first start), invitation or reset.
CREATE TABLE access_link (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind          VARCHAR(16)  NOT NULL,
  token_hash    BINARY(32)   NOT NULL,
  person_id     BIGINT       NULL,
  email         VARCHAR(254) NULL,
  email_key     VARCHAR(254) NULL,
  role          VARCHAR(16)  NULL,
  made_by       VARCHAR(64)  NOT NULL,
  made_by_name  VARCHAR(255) NOT NULL,
  mailed        VARCHAR(32)  NULL,
  created_at    DATETIME(6)  NOT NULL,
  sent_at       DATETIME(6)  NOT NULL,
  expires_at    DATETIME(6)  NULL,
  used_at       DATETIME(6)  NULL,
  UNIQUE KEY access_link_token (token_hash),
  KEY access_link_email (kind, email_key),
  KEY access_link_age (expires_at),
  CONSTRAINT access_link_of FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE retailer (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  company_name  VARCHAR(255) NOT NULL,
  contact_name  VARCHAR(255) NOT NULL,
  email         VARCHAR(254) NOT NULL,
  email_key     VARCHAR(254) NOT NULL,
  vat_number    VARCHAR(64)  NULL,
  country       CHAR(2)      NULL,
  message       TEXT         NULL,
  state         VARCHAR(16)  NOT NULL,
  terms_url     VARCHAR(2048) NULL,
  -- Of the account settings that named the terms.
  terms_version BIGINT       NULL,
  terms_at      DATETIME(6)  NULL,
  requested_at  DATETIME(6)  NOT NULL,
  decided_at    DATETIME(6)  NULL,
  decided_by    VARCHAR(255) NULL,
  reason        TEXT         NULL,
  version       BIGINT       NOT NULL DEFAULT 1,
  UNIQUE KEY retailer_email (email_key),
  KEY retailer_state (state, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE retailer_history (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  retailer_id   BIGINT       NOT NULL,
  at            DATETIME(6)  NOT NULL,
  state         VARCHAR(16)  NOT NULL,
  who           VARCHAR(255) NOT NULL,
  detail        TEXT         NULL,
  KEY retailer_history_of (retailer_id, id),
  CONSTRAINT retailer_history_retailer FOREIGN KEY (retailer_id) REFERENCES retailer (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

ALTER TABLE api_key
  ADD COLUMN version           BIGINT      NOT NULL DEFAULT 1,
  ADD COLUMN updated_at        DATETIME(6) NULL,
  ADD COLUMN sealed_old_secret BLOB        NULL,
  ADD COLUMN old_until         DATETIME(6) NULL,
  ADD COLUMN retailer_id       BIGINT      NULL,
  ADD CONSTRAINT api_key_retailer FOREIGN KEY (retailer_id) REFERENCES retailer (id);

-- Since when a key has each of its permissions and when it last used it; one that is not here it has since it was made,
-- and never used.
CREATE TABLE api_key_use (
  api_key_id    BIGINT       NOT NULL,
  permission    VARCHAR(64)  NOT NULL,
  granted_at    DATETIME(6)  NOT NULL,
  used_at       DATETIME(6)  NULL,
  PRIMARY KEY (api_key_id, permission),
  CONSTRAINT api_key_use_of FOREIGN KEY (api_key_id) REFERENCES api_key (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- The sealed text goes when it is opened or has expired; the row stays a while to tell its maker.
CREATE TABLE one_time_secret (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  token_hash    BINARY(32)   NOT NULL,
  label         VARCHAR(255) NOT NULL,
  sealed        BLOB         NULL,
  made_by       VARCHAR(64)  NOT NULL,
  made_by_name  VARCHAR(255) NOT NULL,
  created_at    DATETIME(6)  NOT NULL,
  expires_at    DATETIME(6)  NOT NULL,
  opened_at     DATETIME(6)  NULL,
  opened_from   VARCHAR(64)  NULL,
  UNIQUE KEY one_time_secret_token (token_hash),
  KEY one_time_secret_age (expires_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- One row.
CREATE TABLE account_settings (
  id            TINYINT      NOT NULL PRIMARY KEY,
  body          LONGTEXT     NOT NULL,
  version       BIGINT       NOT NULL,
  updated_at    DATETIME(6)  NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- Subject: "account", or "connection:<id>". Secrets are never in a body.
CREATE TABLE setting_version (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  subject       VARCHAR(64)  NOT NULL,
  version       BIGINT       NOT NULL,
  at            DATETIME(6)  NOT NULL,
  who           VARCHAR(64)  NOT NULL,
  who_name      VARCHAR(255) NOT NULL,
  body          LONGTEXT     NOT NULL,
  UNIQUE KEY setting_version_of (subject, version)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- Versions begin with what stands there now, so that one can go back to it.
INSERT INTO account_settings (id, body, version, updated_at) VALUES (1, '{}', 1, UTC_TIMESTAMP(6));
INSERT INTO setting_version (subject, version, at, who, who_name, body)
  SELECT 'account', version, updated_at, 'hub', 'the hub', body FROM account_settings;
INSERT INTO setting_version (subject, version, at, who, who_name, body)
  SELECT CONCAT('connection:', id), version, updated_at, 'hub', 'the hub',
         CONCAT('{"name":', JSON_QUOTE(name), ',"enabled":', IF(enabled, 'true', 'false'), ',"settings":', settings, '}')
  FROM connection;

-- Written before the work; what came of it is a row of its own, for nothing here is ever changed.
CREATE TABLE audit (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  at            DATETIME(6)  NOT NULL,
  who           VARCHAR(64)  NOT NULL,
  who_name      VARCHAR(255) NOT NULL,
  address       VARCHAR(64)  NULL,
  request_id    VARCHAR(64)  NULL,
  action        VARCHAR(64)  NOT NULL,
  subject       VARCHAR(128) NULL,
  asked         LONGTEXT     NULL,
  KEY audit_subject (subject, id),
  KEY audit_who (who, id),
  KEY audit_action (action, id),
  KEY audit_at (at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE audit_outcome (
  audit_id      BIGINT       NOT NULL PRIMARY KEY,
  at            DATETIME(6)  NOT NULL,
  status        INT          NOT NULL,
  subject       VARCHAR(128) NULL,
  detail        TEXT         NULL,
  before_image  LONGTEXT     NULL,
  after_image   LONGTEXT     NULL,
  KEY audit_outcome_subject (subject, audit_id),
  CONSTRAINT audit_outcome_of FOREIGN KEY (audit_id) REFERENCES audit (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TRIGGER audit_stays BEFORE UPDATE ON audit FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The audit is append-only';
CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The audit is append-only';
CREATE TRIGGER audit_outcome_stays BEFORE UPDATE ON audit_outcome FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The audit is append-only';
CREATE TRIGGER audit_outcome_is_kept BEFORE DELETE ON audit_outcome FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The audit is append-only';

-- Answers are kept for callers of every kind now: key:7, person:3. Those of the last 24 hours are let go.
DROP TABLE idempotent_answer;
CREATE TABLE idempotent_answer (
  caller        VARCHAR(64)  NOT NULL,
  idempotency_key VARCHAR(255) NOT NULL,
  request_hash  BINARY(32)   NOT NULL,
  status        INT          NULL,
  headers       TEXT         NULL,
  body          LONGBLOB     NULL,
  created_at    DATETIME(6)  NOT NULL,
  PRIMARY KEY (caller, idempotency_key),
  KEY idempotent_answer_age (created_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;
