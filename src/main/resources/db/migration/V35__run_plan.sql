-- What a dry run would do, in the order in which it would do it.
-- subject_id: the id in the hub or, for listings, items, orders and sales, in the remote system.
-- things: how many things the row stands for, when the job knows only numbers.

CREATE TABLE run_plan (
  id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  run_id       BIGINT       NOT NULL,
  action       VARCHAR(16)  NOT NULL,
  subject      VARCHAR(16)  NOT NULL,
  subject_id   VARCHAR(255) NULL,
  title        TEXT         NULL,
  product_id   BIGINT       NULL,
  field        VARCHAR(64)  NULL,
  before_value TEXT         NULL,
  after_value  TEXT         NULL,
  things       BIGINT       NULL,
  detail       TEXT         NULL,
  KEY run_plan_run (run_id, id),
  KEY run_plan_action (run_id, action, id),
  CONSTRAINT run_plan_of FOREIGN KEY (run_id) REFERENCES run (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;
