-- What a person allowed the hub on a remote system by signing in there (OAuth). One row for each connection: who locks it
-- may ask the token endpoint. state: none (nobody is signed in), signed-in, sign-in-again (a person must sign in again).
CREATE TABLE connection_grant (
  connection_id BIGINT       NOT NULL PRIMARY KEY,
  state         VARCHAR(16)  NOT NULL DEFAULT 'none',
  -- Both tokens, sealed as one; NULL: there are none.
  sealed        BLOB         NULL,
  account_id    VARCHAR(64)  NULL,
  scopes        TEXT         NULL,
  signed_in_at  DATETIME(6)  NULL,
  received_at   DATETIME(6)  NULL,
  expires_at    DATETIME(6)  NULL,
  -- Why a person must sign in again, or why the token endpoint refused the client.
  detail        TEXT         NULL,
  -- The client that the endpoint refused, and until when nothing is asked.
  client        VARCHAR(300) NULL,
  held_until    DATETIME(6)  NULL,
  -- How often the endpoint was asked since.
  tries         INT          NOT NULL DEFAULT 0,
  tries_since   DATETIME(6)  NULL,
  CONSTRAINT connection_grant_of FOREIGN KEY (connection_id) REFERENCES connection (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- Sign-ins that somebody began. The state that goes through the browser is kept as its SHA-256 only.
CREATE TABLE connection_sign_in (
  state_hash      BINARY(32)   NOT NULL PRIMARY KEY,
  connection_id   BIGINT       NOT NULL,
  asked_by        VARCHAR(255) NOT NULL,
  asked_by_name   VARCHAR(255) NOT NULL,
  client_id       VARCHAR(255) NOT NULL,
  redirect_uri    VARCHAR(500) NOT NULL,
  -- The PKCE verifier.
  sealed_verifier BLOB         NOT NULL,
  expires_at      DATETIME(6)  NOT NULL,
  used_at         DATETIME(6)  NULL,
  KEY connection_sign_in_expiry (expires_at),
  CONSTRAINT connection_sign_in_of FOREIGN KEY (connection_id) REFERENCES connection (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;
