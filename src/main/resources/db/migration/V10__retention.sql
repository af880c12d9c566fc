-- What is kept how long, and people who are forgotten.

ALTER TABLE run ADD KEY run_finished (finished_at, id);
ALTER TABLE run_event ADD KEY run_event_at (at);
ALTER TABLE failure ADD KEY failure_last (last_at);
ALTER TABLE delivery ADD KEY delivery_received (received_at);

-- The bytes and reports of an upload are removed before its row.
ALTER TABLE upload
  ADD COLUMN files_removed_at DATETIME(6) NULL,
  ADD KEY upload_received (received_at);

-- Since then the customer of an order is nobody: what the shop says of the person is not stored again.
ALTER TABLE customer_order ADD COLUMN forgotten_at DATETIME(6) NULL;

-- The audit stays append-only. Two procedures of the account that owns the tables are the only way around it: one
-- replaces the name of a person who is forgotten, one removes entries older than a year. The account that works may call
-- them and still changes no row by itself. Both say @audit_procedure for as long as they work.
DROP TRIGGER audit_stays;
DROP TRIGGER audit_is_kept;
DROP TRIGGER audit_outcome_stays;
DROP TRIGGER audit_outcome_is_kept;

DELIMITER //

CREATE TRIGGER audit_stays BEFORE UPDATE ON audit FOR EACH ROW
BEGIN
  IF COALESCE(@audit_procedure, '') <> 'forget' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The audit is append-only';
  END IF;
END //

CREATE TRIGGER audit_outcome_stays BEFORE UPDATE ON audit_outcome FOR EACH ROW
BEGIN
  IF COALESCE(@audit_procedure, '') <> 'forget' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The audit is append-only';
  END IF;
END //

CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit FOR EACH ROW
BEGIN
  IF COALESCE(@audit_procedure, '') <> 'remove' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The audit is append-only';
  END IF;
END //

CREATE TRIGGER audit_outcome_is_kept BEFORE DELETE ON audit_outcome FOR EACH ROW
BEGIN
  IF COALESCE(@audit_procedure, '') <> 'remove' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The audit is append-only';
  END IF;
END //

-- Replaces a name or an e-mail address in texts of the audit; who did what, when and to what stays. The number of entries.
CREATE PROCEDURE audit_forget(IN person VARCHAR(255), OUT entries BIGINT) SQL SECURITY DEFINER
BEGIN
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN SET @audit_procedure = NULL; RESIGNAL; END;
  IF CHAR_LENGTH(person) < 4 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Too short to be the name or address of one person';
  END IF;
  SELECT COUNT(*) INTO entries FROM audit a LEFT JOIN audit_outcome o ON o.audit_id = a.id
    WHERE INSTR(LOWER(CONCAT_WS(' ', a.who_name, a.asked, o.detail, o.before_image, o.after_image)), LOWER(person)) > 0;
  SET @audit_procedure = 'forget';
  UPDATE audit SET who_name = REGEXP_REPLACE(who_name, CONCAT('(?i)\\Q', person, '\\E'), '[forgotten]'),
      asked = REGEXP_REPLACE(asked, CONCAT('(?i)\\Q', person, '\\E'), '[forgotten]')
    WHERE INSTR(LOWER(CONCAT_WS(' ', who_name, asked)), LOWER(person)) > 0;
  UPDATE audit_outcome SET detail = REGEXP_REPLACE(detail, CONCAT('(?i)\\Q', person, '\\E'), '[forgotten]'),
      before_image = REGEXP_REPLACE(before_image, CONCAT('(?i)\\Q', person, '\\E'), '[forgotten]'),
      after_image = REGEXP_REPLACE(after_image, CONCAT('(?i)\\Q', person, '\\E'), '[forgotten]')
    WHERE INSTR(LOWER(CONCAT_WS(' ', detail, before_image, after_image)), LOWER(person)) > 0;
  SET @audit_procedure = NULL;
END //

-- Removes the oldest entries, at most so many, and none of the last 365 days whatever is asked for. Their number.
CREATE PROCEDURE audit_remove(IN before_at DATETIME(6), IN most BIGINT, OUT entries BIGINT) SQL SECURITY DEFINER
BEGIN
  DECLARE last_id BIGINT;
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN SET @audit_procedure = NULL; RESIGNAL; END;
  SET before_at = LEAST(before_at, UTC_TIMESTAMP(6) - INTERVAL 365 DAY);
  SELECT MAX(id), COUNT(*) INTO last_id, entries
    FROM (SELECT id FROM audit WHERE at < before_at ORDER BY id LIMIT most) oldest;
  SET @audit_procedure = 'remove';
  DELETE FROM audit_outcome WHERE audit_id <= last_id;
  DELETE FROM audit WHERE id <= last_id;
  SET @audit_procedure = NULL;
END //

DELIMITER ;
