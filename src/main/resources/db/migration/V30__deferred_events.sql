-- Events that a reader has passed and still has to hand to its route: their route failed, an earlier event of the same
-- subject is here, or a person replays a kept failure. The first one of each subject is tried at next_try_at; the others
-- follow it.
-- tries: those that failed. failure_id: the kept failure that is replayed; NULL: none.
CREATE TABLE event_deferral (
  reader      VARCHAR(190) NOT NULL,
  number      BIGINT       NOT NULL,
  subject     VARCHAR(64)  NOT NULL,
  failure_id  BIGINT       NULL,
  tries       INT          NOT NULL DEFAULT 0,
  next_try_at DATETIME(6)  NOT NULL,
  PRIMARY KEY (reader, number),
  CONSTRAINT event_deferral_of FOREIGN KEY (reader) REFERENCES event_reader (name) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- The event that a kept message came from, and the reader whose route gets it again at a replay; NULL: a job's message.
ALTER TABLE failure
  ADD COLUMN event_reader VARCHAR(190) NULL,
  ADD COLUMN event_number BIGINT NULL;
