-- partner: the key was given to a partner, and sees the connections of api_key_connection alone, also when there are none.
ALTER TABLE api_key ADD COLUMN partner BOOLEAN NOT NULL DEFAULT FALSE;

CREATE TABLE api_key_connection (
  api_key_id    BIGINT NOT NULL,
  connection_id BIGINT NOT NULL,
  PRIMARY KEY (api_key_id, connection_id),
  KEY api_key_connection_of (connection_id),
  CONSTRAINT api_key_connection_key FOREIGN KEY (api_key_id) REFERENCES api_key (id) ON DELETE CASCADE,
  CONSTRAINT api_key_connection_connection FOREIGN KEY (connection_id) REFERENCES connection (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- How a partner's key was handed over.
-- client_link, secret_link: one-time secrets, which may be gone.
CREATE TABLE api_key_partner (
  api_key_id   BIGINT       NOT NULL PRIMARY KEY,
  email        VARCHAR(254) NULL,
  made_by_name VARCHAR(255) NOT NULL,
  client_link  BIGINT       NOT NULL,
  secret_link  BIGINT       NOT NULL,
  CONSTRAINT api_key_partner_of FOREIGN KEY (api_key_id) REFERENCES api_key (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;
