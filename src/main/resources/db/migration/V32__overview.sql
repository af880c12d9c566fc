-- What the overview counts, by index.
ALTER TABLE listing ADD KEY listing_of_state (state, id);
ALTER TABLE upload ADD KEY upload_outcome (connection_id, state, delivery_id);
ALTER TABLE failure ADD KEY failure_first (first_at);

-- What the hub did on each day that has ended, in the company's time zone of that day. connection_id 0: work without a connection.
CREATE TABLE day_statistic (
  day           DATE        NOT NULL,
  connection_id BIGINT      NOT NULL,
  orders        BIGINT      NOT NULL DEFAULT 0,
  rows_loaded   BIGINT      NOT NULL DEFAULT 0,
  pushes        BIGINT      NOT NULL DEFAULT 0,
  numbers_sent  BIGINT      NOT NULL DEFAULT 0,
  failed_runs   BIGINT      NOT NULL DEFAULT 0,
  failures      BIGINT      NOT NULL DEFAULT 0,
  PRIMARY KEY (day, connection_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- The days that are summed up, those on which nothing happened included.
CREATE TABLE day_statistic_done (
  day DATE NOT NULL PRIMARY KEY
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;
