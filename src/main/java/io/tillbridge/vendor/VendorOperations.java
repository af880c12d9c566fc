package io.tillbridge.vendor;

import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.remote.RemoteFileConfiguration;
import org.apache.camel.component.file.remote.SftpOperations;

/**
 * camel-ftp's operations, with the session's host key check, socket and sign-in in our hands, and without any
 * operation that would change the vendor's server.
 */
final class VendorOperations extends SftpOperations {
    /** Fast ones first: AES-GCM needs no separate MAC and runs on the processor's own instructions. */
    private static final String CIPHERS = "aes128-gcm@openssh.com,aes256-gcm@openssh.com,aes128-ctr,aes192-ctr,"
            + "aes256-ctr,chacha20-poly1305@openssh.com";

    private final HostKeyPin pin;
    private final VendorLink link;
    private final SignIn signIn;
    private final boolean bothWays;

    VendorOperations(VendorAccount account, HostKeyPin pin, VendorLink link) {
        this.pin = pin;
        this.link = link;
        this.signIn = new SignIn(account.password());
        this.bothWays = !account.privateKey().isEmpty() && !account.password().isEmpty();
    }

    @Override
    protected Session createSession(RemoteFileConfiguration configuration) throws JSchException {
        Session session = super.createSession(configuration);
        session.setHostKeyRepository(pin);
        session.setSocketFactory(link);
        session.setUserInfo(signIn);
        session.setDaemonThread(true);
        session.setConfig("cipher.s2c", CIPHERS);
        session.setConfig("cipher.c2s", CIPHERS);
        // JSch would send a wrong password six times, and lock many an account.
        session.setConfig("MaxAuthTries", bothWays ? "2" : "1");
        return session;
    }

    @Override
    public boolean deleteFile(String name) {
        throw readOnly();
    }

    @Override
    public boolean renameFile(String from, String to) {
        throw readOnly();
    }

    @Override
    public boolean buildDirectory(String directory, boolean absolute) {
        throw readOnly();
    }

    @Override
    public boolean storeFile(String name, Exchange exchange, long size) {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("a vendor's server is only read");
    }
}
