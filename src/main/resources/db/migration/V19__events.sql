-- What happened, for routes, subscribers and the API. A change writes its events into event_intake, in its own
-- transaction; one worker gives committed rows their number and moves them to event. See docs/decisions/0026.
CREATE TABLE event_intake (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  type          VARCHAR(32)  NOT NULL,
  subject       VARCHAR(64)  NOT NULL,
  connection_id BIGINT       NULL,
  at            DATETIME(6)  NOT NULL,
  changes       TEXT         NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE event (
  number        BIGINT       NOT NULL PRIMARY KEY,
  type          VARCHAR(32)  NOT NULL,
  subject       VARCHAR(64)  NOT NULL,
  connection_id BIGINT       NULL,
  at            DATETIME(6)  NOT NULL,
  changes       TEXT         NOT NULL,
  -- The API's view of the subject; NULL when it was gone before the event got its number.
  data          MEDIUMTEXT   NULL,
  KEY event_type (type, number),
  KEY event_at (at),
  KEY event_subject (subject)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- One row: the last number given. Its lock is held while numbers are given.
CREATE TABLE event_numbering (
  id   TINYINT NOT NULL PRIMARY KEY,
  last BIGINT  NOT NULL
) ENGINE=InnoDB;

INSERT INTO event_numbering (id, last) VALUES (1, 0);

-- Who reads on from a place that is kept: routes and subscriptions. One process at a time holds a reader.
CREATE TABLE event_reader (
  name        VARCHAR(190) NOT NULL PRIMARY KEY,
  kind        VARCHAR(16)  NOT NULL,
  -- Names with a comma between; empty: all.
  types       VARCHAR(2000) NOT NULL,
  -- The last number that is done with.
  place       BIGINT       NOT NULL,
  -- The instant a replay was asked to begin at, so that it is done once.
  replayed_from VARCHAR(40) NULL,
  holder      VARCHAR(190) NULL,
  lease_until DATETIME(6)  NULL,
  created_at  DATETIME(6)  NOT NULL,
  seen_at     DATETIME(6)  NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- How prices changed in each chunk of products of a delivery under way; summed up and removed at its end.
CREATE TABLE delivery_price_change (
  id            BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
  delivery_id   BIGINT        NOT NULL,
  price_changed BIGINT        NOT NULL,
  price_largest DECIMAL(20,2) NULL,
  price_over5   BIGINT        NOT NULL,
  price_over10  BIGINT        NOT NULL,
  price_over20  BIGINT        NOT NULL,
  price_over50  BIGINT        NOT NULL,
  cost_changed  BIGINT        NOT NULL,
  cost_largest  DECIMAL(20,2) NULL,
  cost_over5    BIGINT        NOT NULL,
  cost_over10   BIGINT        NOT NULL,
  cost_over20   BIGINT        NOT NULL,
  cost_over50   BIGINT        NOT NULL,
  KEY delivery_price_change_of (delivery_id),
  CONSTRAINT delivery_price_change_delivery FOREIGN KEY (delivery_id) REFERENCES delivery (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;
