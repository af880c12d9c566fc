package io.tillbridge.remotefiles;

import io.tillbridge.connection.CertificateFingerprint;
import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Which certificate a server may show: the pinned one and no other, or else what Java trusts for the host's name. It
 * learns nothing, and remembers what was shown.
 */
final class CertificatePin extends X509ExtendedTrustManager {
    private static final String NO_CLIENTS = "this side has no clients";

    private final String server;
    private final String pinned;
    private final X509ExtendedTrustManager trusted;
    private volatile X509Certificate seen;
    private volatile boolean accepted;

    /** @param pinned its SHA-256; blank: what Java trusts */
    CertificatePin(String server, String pinned) {
        this.server = server;
        this.pinned = pinned;
        this.trusted = javaTrust();
    }

    boolean pinned() {
        return !pinned.isEmpty();
    }

    /** The SHA-256 of what the server showed. */
    Optional<String> seen() {
        return Optional.ofNullable(seen).map(CertificatePin::fingerprint);
    }

    /** Whether the last one that was shown is accepted. */
    boolean accepted() {
        return accepted;
    }

    /** The certificate the server showed, as people know it. */
    String described() {
        X509Certificate shown = seen;
        return shown == null
                ? "none"
                : fingerprint(shown) + " ("
                        + SanitizedText.text(shown.getSubjectX500Principal().getName()) + ", valid until "
                        + shown.getNotAfter().toInstant().atZone(ZoneOffset.UTC).toLocalDate() + ")";
    }

    /** A new context: sessions of one are not known to another. */
    SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {this}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("TLS cannot be set up in this Java", e);
        }
    }

    /** Makes Java compare the certificate with the host's name; a pinned one may have any. */
    void prepare(SSLSocket socket) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm(pinned() ? null : "HTTPS");
        socket.setSSLParameters(parameters);
    }

    /** Why TLS did not come about, in words for people; empty when the fault is none of TLS. */
    static Optional<String> refusal(Throwable fault, String server) {
        Optional<Untrusted> untrusted = VendorFaults.cause(fault, Untrusted.class);
        if (untrusted.isPresent()) {
            return Optional.of(untrusted.get().getMessage());
        }
        boolean ended = VendorFaults.cause(fault, EOFException.class).isPresent()
                || VendorFaults.cause(fault, InterruptedIOException.class).isPresent()
                || VendorFaults.cause(fault, SocketException.class).isPresent();
        return ended
                ? Optional.empty()
                : VendorFaults.cause(fault, SSLException.class)
                        .map(
                                e -> "The vendor's server " + server + " and the hub agree on no TLS ("
                                        + SanitizedText.text(String.valueOf(e.getMessage()))
                                        + "). Check the port and the kind of TLS with the vendor; the hub speaks TLS 1.2 and 1.3.");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain, () -> trusted.checkServerTrusted(chain, type, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(chain, () -> trusted.checkServerTrusted(chain, type, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain, () -> trusted.checkServerTrusted(chain, type));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        throw new CertificateException(NO_CLIENTS);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        throw new CertificateException(NO_CLIENTS);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException(NO_CLIENTS);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trusted.getAcceptedIssuers();
    }

    private interface JavaCheck {
        void run() throws CertificateException;
    }

    private void check(X509Certificate[] chain, JavaCheck check) throws CertificateException {
        seen = chain[0];
        accepted = false;
        if (!pinned()) {
            try {
                check.run();
            } catch (CertificateException e) {
                throw new Untrusted(
                        "The certificate of the vendor's server " + server + " is not trusted ("
                                + SanitizedText.text(String.valueOf(e.getMessage())) + "): found " + described()
                                + ". Nothing was sent. Ask the vendor for a certificate of a public authority for this"
                                + " host name, or compare the SHA-256 with the vendor's and set it as"
                                + " certificateFingerprint.",
                        e);
            }
        } else if (!pinned.equals(fingerprint(chain[0]))) {
            throw new Untrusted(
                    "The certificate of the vendor's server " + server + " is not the pinned one: expected " + pinned
                            + ", found " + described() + ". Nothing was sent. Ask the vendor whether the server's"
                            + " certificate was changed; if so, set the connection's certificateFingerprint to the new"
                            + " one, else someone stands between you and the vendor.",
                    null);
        }
        accepted = true;
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            return CertificateFingerprint.of(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static X509ExtendedTrustManager javaTrust() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java's list of trusted authorities cannot be read", e);
        }
    }

    /** The message is whole and for people. */
    private static final class Untrusted extends CertificateException {
        private static final long serialVersionUID = 1L;

        Untrusted(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
