-- When each job of routes/custom/jobs.yaml fires next, and the schedule that this follows from. A firing is claimed by moving
-- it on, so one of several nodes queues its run. next_at NULL: the schedule names no firing any more.
CREATE TABLE job_clock (
  job      VARCHAR(64)  NOT NULL PRIMARY KEY,
  schedule TEXT         NOT NULL,
  next_at  DATETIME(6)  NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- The route files that each node runs (path: SHA-256) and the jobs of their jobs.yaml. A node that was not seen lately counts
-- for nothing.
CREATE TABLE hub_node (
  name    VARCHAR(64)  NOT NULL PRIMARY KEY,
  host    VARCHAR(255) NOT NULL,
  files   LONGTEXT     NOT NULL,
  jobs    TEXT         NOT NULL,
  seen_at DATETIME(6)  NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;
