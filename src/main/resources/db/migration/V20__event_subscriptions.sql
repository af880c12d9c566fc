-- Receivers of events over HTTP.
-- types: names with blanks between. connections: ids with blanks between; NULL: events of every connection and of none.
-- place: number of the last event that was read before it was switched off; NULL: its event_reader has the place.
-- enabled, off_reason: a person switches a subscription off without a reason, the hub with one.
-- failing_since: when the first try began that failed since the last one that succeeded.
-- unreachable: tries without any response since the last response. hold_until: nothing is sent before.
-- notice_at: when the notice that the hub switched it off is to be mailed; NULL: none is due.
CREATE TABLE event_subscription (
  id                BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name              VARCHAR(255) NOT NULL,
  address           TEXT         NOT NULL,
  types             TEXT         NOT NULL,
  connections       TEXT         NULL,
  enabled           BOOLEAN      NOT NULL DEFAULT TRUE,
  off_reason        TEXT         NULL,
  place             BIGINT       NULL,
  failing_since     DATETIME(6)  NULL,
  last_error        TEXT         NULL,
  last_delivered_at DATETIME(6)  NULL,
  unreachable       INT          NOT NULL DEFAULT 0,
  hold_until        DATETIME(6)  NULL,
  notice_at         DATETIME(6)  NULL,
  sealed_secret     BLOB         NOT NULL,
  sealed_old_secret BLOB         NULL,
  old_until         DATETIME(6)  NULL,
  sealing_name      VARCHAR(64)  NOT NULL,
  created_by        VARCHAR(64)  NOT NULL,
  created_by_name   VARCHAR(255) NOT NULL,
  version           BIGINT       NOT NULL DEFAULT 1,
  created_at        DATETIME(6)  NOT NULL,
  updated_at        DATETIME(6)  NOT NULL,
  UNIQUE KEY event_subscription_sealing (sealing_name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- An event on its way to a receiver. state: pending, delivered, failed.
-- body: what is sent, the same at each try; NULL: what the event says now, since a person was forgotten.
-- next_try_at: NULL while pending: an earlier event of the same subject is not delivered yet. During a try: the end of
-- the lease of whoever makes it, so that another node takes over after a kill. claim: who makes it.
-- tries: all that were made. round_tries, round_began_at: those since the delivery was last queued.
CREATE TABLE event_delivery (
  id              BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  subscription_id BIGINT       NOT NULL,
  event_number    BIGINT       NOT NULL,
  type            VARCHAR(64)  NOT NULL,
  subject         VARCHAR(255) NOT NULL,
  event_at        DATETIME(6)  NOT NULL,
  body            LONGTEXT     NULL,
  state           VARCHAR(16)  NOT NULL,
  tries           INT          NOT NULL DEFAULT 0,
  round_tries     INT          NOT NULL DEFAULT 0,
  round_began_at  DATETIME(6)  NULL,
  next_try_at     DATETIME(6)  NULL,
  claim           VARCHAR(64)  NULL,
  last_status     INT          NULL,
  last_error      VARCHAR(500) NULL,
  created_at      DATETIME(6)  NOT NULL,
  updated_at      DATETIME(6)  NOT NULL,
  UNIQUE KEY event_delivery_event (subscription_id, event_number),
  KEY event_delivery_due (subscription_id, state, next_try_at, event_number),
  KEY event_delivery_subject (subscription_id, subject, state, event_number),
  KEY event_delivery_age (state, updated_at),
  KEY event_delivery_of_subject (subject),
  CONSTRAINT event_delivery_of FOREIGN KEY (subscription_id) REFERENCES event_subscription (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- The latest tries of a delivery. status: NULL when there was no response.
CREATE TABLE event_delivery_try (
  delivery_id     BIGINT       NOT NULL,
  number          INT          NOT NULL,
  at              DATETIME(6)  NOT NULL,
  status          INT          NULL,
  error           VARCHAR(500) NULL,
  duration_millis BIGINT       NOT NULL,
  PRIMARY KEY (delivery_id, number),
  CONSTRAINT event_delivery_try_of FOREIGN KEY (delivery_id) REFERENCES event_delivery (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;
