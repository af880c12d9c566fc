-- The last run of a job of a connection, asked for at the end of each run.
ALTER TABLE run ADD KEY run_connection_job (connection_id, job, id);
