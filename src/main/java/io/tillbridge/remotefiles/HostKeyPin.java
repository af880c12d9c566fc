package io.tillbridge.remotefiles;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.UserInfo;
import java.util.Optional;

/** One server, one key: takes the pinned key and no other, learns nothing, and remembers what was shown. */
final class HostKeyPin implements HostKeyRepository {
    private static final HostKey[] NONE = {};

    private final SshHostKey pinned;
    private volatile SshHostKey seen;

    /** @param pinned null to look at the key only: then none is accepted */
    HostKeyPin(SshHostKey pinned) {
        this.pinned = pinned;
    }

    Optional<SshHostKey> pinned() {
        return Optional.ofNullable(pinned);
    }

    Optional<SshHostKey> seen() {
        return Optional.ofNullable(seen);
    }

    @Override
    public int check(String host, byte[] key) {
        seen = new SshHostKey(key);
        if (pinned == null) {
            return NOT_INCLUDED;
        }
        return pinned.equals(seen) ? OK : CHANGED;
    }

    /** Makes JSch ask the server for a key of the pinned type first: a server may hold several. */
    @Override
    public HostKey[] getHostKey(String host, String type) {
        if (pinned == null) {
            return NONE;
        }
        try {
            return new HostKey[] {new HostKey(host, pinned.blob())};
        } catch (JSchException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public HostKey[] getHostKey() {
        return getHostKey("", null);
    }

    @Override
    public void add(HostKey key, UserInfo info) {
        // A key is pinned by a person, never by a connection.
    }

    @Override
    public void remove(String host, String type) {
        // As above.
    }

    @Override
    public void remove(String host, String type, byte[] key) {
        // As above.
    }

    @Override
    public String getKnownHostsRepositoryID() {
        return "the connection's host key";
    }
}
