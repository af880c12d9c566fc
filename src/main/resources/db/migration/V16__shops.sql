-- When a job fires next that every connection runs by the clock of its own time zone.
-- cron, zone: what next_at was worked out from. next_at: NULL when the cron text names no firing any more.
CREATE TABLE connection_clock (
  connection_id BIGINT       NOT NULL,
  job           VARCHAR(64)  NOT NULL,
  cron          TEXT         NOT NULL,
  zone          VARCHAR(64)  NOT NULL,
  next_at       DATETIME(6)  NULL,
  PRIMARY KEY (connection_id, job),
  CONSTRAINT connection_clock_of FOREIGN KEY (connection_id) REFERENCES connection (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- The Message-ID a report goes out with, so that a second copy of it is recognisable as one. state: sending (claimed; after
-- a kill it is sent again under this Message-ID), sent, failed (to be sent again, likewise).
ALTER TABLE vendor_report ADD COLUMN message_id VARCHAR(255) NULL AFTER state;

-- Variants whose change a shop told by web hook and that are to be read again, each once however often it was told.
-- least, most: the stock that the hooks named; NULL: one of them named none. They only tell which need no reading.
CREATE TABLE variant_hook (
  connection_id BIGINT       NOT NULL,
  remote_id     VARCHAR(64)  NOT NULL,
  least         BIGINT       NULL,
  most          BIGINT       NULL,
  first_at      DATETIME(6)  NOT NULL,
  last_at       DATETIME(6)  NOT NULL,
  PRIMARY KEY (connection_id, remote_id),
  CONSTRAINT variant_hook_of FOREIGN KEY (connection_id) REFERENCES connection (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- Variables of a route and words of progress have no longest length.
ALTER TABLE failure MODIFY COLUMN variables LONGTEXT NOT NULL;
ALTER TABLE run MODIFY COLUMN progress LONGTEXT NULL;
