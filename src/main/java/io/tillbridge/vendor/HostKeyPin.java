package io.tillbridge.vendor;

import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.UserInfo;
import io.tillbridge.connection.HostKey;
import java.util.Base64;
import java.util.Optional;

/** One server, one key: takes the pinned key and no other, learns nothing, and remembers what was shown. */
final class HostKeyPin implements HostKeyRepository {
    private static final com.jcraft.jsch.HostKey[] NONE = {};

    private final HostKey pinned;
    private volatile HostKey seen;
    private volatile boolean accepted;

    /** @param pinned null to look at the key only: then none is accepted */
    HostKeyPin(HostKey pinned) {
        this.pinned = pinned;
    }

    Optional<HostKey> pinned() {
        return Optional.ofNullable(pinned);
    }

    Optional<HostKey> seen() {
        return Optional.ofNullable(seen);
    }

    boolean accepted() {
        return accepted;
    }

    /** As people compare it: {@code ssh-ed25519 SHA256:…}, or the fingerprint alone when no more is known. */
    static String shown(HostKey key) {
        int blank = key.text().indexOf(' ');
        return blank < 0 ? key.fingerprint() : key.text().substring(0, blank + 1) + key.fingerprint();
    }

    @Override
    public int check(String host, byte[] key) {
        seen = HostKey.of(key);
        if (pinned == null) {
            return NOT_INCLUDED;
        }
        accepted = pinned.matches(key);
        return accepted ? OK : CHANGED;
    }

    /** Makes JSch ask the server for a key of the pinned type first: a server may hold several. */
    @Override
    public com.jcraft.jsch.HostKey[] getHostKey(String host, String type) {
        int blank = pinned == null ? -1 : pinned.text().indexOf(' ');
        if (blank < 0) {
            return NONE;
        }
        try {
            byte[] blob = Base64.getDecoder().decode(pinned.text().substring(blank + 1));
            return new com.jcraft.jsch.HostKey[] {new com.jcraft.jsch.HostKey(host, blob)};
        } catch (JSchException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public com.jcraft.jsch.HostKey[] getHostKey() {
        return getHostKey("", null);
    }

    @Override
    public void add(com.jcraft.jsch.HostKey key, UserInfo info) {
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
