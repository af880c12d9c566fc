-- Each try to publish the feed of a connection. state: writing (a run works on it, or was killed), published (its files are
-- whole), stopped (nothing was published; why says it). The files of a published one stand in a folder of its id.
CREATE TABLE feed_publication (
  id            BIGINT       NOT NULL PRIMARY KEY AUTO_INCREMENT,
  connection_id BIGINT       NOT NULL,
  run_id        BIGINT       NULL,
  state         VARCHAR(16)  NOT NULL DEFAULT 'writing',
  definition    VARCHAR(255) NOT NULL,
  version       VARCHAR(64)  NULL,
  started_at    DATETIME(6)  NOT NULL,
  finished_at   DATETIME(6)  NULL,
  -- As partners fetch it.
  file_name     VARCHAR(255) NULL,
  content_type  VARCHAR(100) NULL,
  sha256        BINARY(32)   NULL,
  bytes         BIGINT       NOT NULL DEFAULT 0,
  gzip_bytes    BIGINT       NOT NULL DEFAULT 0,
  products      BIGINT       NOT NULL DEFAULT 0,
  items         BIGINT       NOT NULL DEFAULT 0,
  failed        BIGINT       NOT NULL DEFAULT 0,
  duplicates    BIGINT       NOT NULL DEFAULT 0,
  added         BIGINT       NOT NULL DEFAULT 0,
  gone          BIGINT       NOT NULL DEFAULT 0,
  prices        BIGINT       NOT NULL DEFAULT 0,
  stocks        BIGINT       NOT NULL DEFAULT 0,
  others        BIGINT       NOT NULL DEFAULT 0,
  -- JSON objects: findings by code; items left out, and items changed, by rule.
  findings      LONGTEXT     NULL,
  excluded      LONGTEXT     NULL,
  hits          LONGTEXT     NULL,
  -- The code of what stopped it, and all reasons.
  stop_code     VARCHAR(64)  NULL,
  why           TEXT         NULL,
  KEY feed_publication_connection (connection_id, id),
  KEY feed_publication_finished (state, finished_at),
  CONSTRAINT feed_publication_of FOREIGN KEY (connection_id) REFERENCES connection (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- What a feed is now: which publication partners get, when it was last found to be up to date, what was pushed.
CREATE TABLE feed_state (
  connection_id  BIGINT      NOT NULL PRIMARY KEY,
  publication_id BIGINT      NULL,
  published_at   DATETIME(6) NULL,
  checked_at     DATETIME(6) NULL,
  -- The try after it that was stopped; NULL: the last try was not.
  stopped_id     BIGINT      NULL,
  pushed_id      BIGINT      NULL,
  pushed_at      DATETIME(6) NULL,
  push_error     TEXT        NULL,
  CONSTRAINT feed_state_of FOREIGN KEY (connection_id) REFERENCES connection (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- Tokens of pull addresses. They are looked up by their SHA-256; sealed is for people who may see the address again.
-- ends_at: NULL while it is the current one.
CREATE TABLE feed_token (
  id            BIGINT      NOT NULL PRIMARY KEY AUTO_INCREMENT,
  connection_id BIGINT      NOT NULL,
  token_hash    BINARY(32)  NOT NULL,
  sealed        BLOB        NOT NULL,
  created_at    DATETIME(6) NOT NULL,
  ends_at       DATETIME(6) NULL,
  UNIQUE KEY feed_token_hash (token_hash),
  KEY feed_token_connection (connection_id, id),
  CONSTRAINT feed_token_of FOREIGN KEY (connection_id) REFERENCES connection (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- Each answer to a partner who fetched a feed.
CREATE TABLE feed_pull (
  id             BIGINT       NOT NULL PRIMARY KEY AUTO_INCREMENT,
  connection_id  BIGINT       NOT NULL,
  at             DATETIME(6)  NOT NULL,
  address        VARCHAR(64)  NOT NULL,
  agent          VARCHAR(255) NULL,
  publication_id BIGINT       NULL,
  token_id       BIGINT       NULL,
  -- The API key that fetched it, as callers are named; NULL with a token.
  caller         VARCHAR(255) NULL,
  status         SMALLINT     NOT NULL,
  bytes          BIGINT       NOT NULL,
  KEY feed_pull_connection (connection_id, id),
  KEY feed_pull_at (at),
  CONSTRAINT feed_pull_of FOREIGN KEY (connection_id) REFERENCES connection (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- Feeds that the clock publishes.
CREATE SQL SECURITY INVOKER VIEW v_due_feed_publish AS
SELECT id
FROM connection
WHERE enabled
  AND kind = 'feed';
