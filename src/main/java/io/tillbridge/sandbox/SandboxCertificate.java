package io.tillbridge.sandbox;

import io.tillbridge.connection.CertificateFingerprint;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/** A certificate for 127.0.0.1 that stays, made by the JDK's own tool at the first start; nobody trusts it unasked. */
final class SandboxCertificate {
    private static final String ALIAS = "sandbox";
    private static final String PASSWORD = "changeit";

    private final X509Certificate certificate;
    private final X509ExtendedKeyManager keys;
    private final AtomicLong shown = new AtomicLong();

    private SandboxCertificate(KeyStore store) throws GeneralSecurityException {
        certificate = (X509Certificate) store.getCertificate(ALIAS);
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, PASSWORD.toCharArray());
        keys = (X509ExtendedKeyManager) factory.getKeyManagers()[0];
    }

    static SandboxCertificate readOrMake(Path file) throws IOException {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, PASSWORD.toCharArray());
            }
            return new SandboxCertificate(store);
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    "The sandbox vendor's certificate " + file + " cannot be read. Delete the file; a new one is made.",
                    e);
        }
    }

    /** For a server that shows this one, or the other as if its certificate had been changed. */
    SSLContext context(SandboxCertificate other, BooleanSupplier changed) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new Shown(() -> changed.getAsBoolean() ? other.keys : keys)}, null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String fingerprint() {
        try {
            return CertificateFingerprint.of(certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How often it was shown to a client: once for each TLS session, however many connections take that up. */
    long timesShown() {
        return shown.get();
    }

    private static void make(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        ALIAS,
                        "-dname",
                        "CN=sandbox vendor",
                        "-ext",
                        "san=ip:127.0.0.1,dns:localhost",
                        "-validity",
                        "3650",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        fresh.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (keytool.waitFor() != 0) {
                throw new IOException("keytool made no certificate: " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", e);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The private key is asked for in each full handshake and in no resumed one. */
    private final class Shown extends X509ExtendedKeyManager {
        private final Supplier<X509ExtendedKeyManager> now;

        Shown(Supplier<X509ExtendedKeyManager> now) {
            this.now = now;
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            shown.incrementAndGet();
            return now.get().getPrivateKey(alias);
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return now.get().getCertificateChain(alias);
        }

        @Override
        public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
            return now.get().chooseServerAlias(type, issuers, socket);
        }

        @Override
        public String chooseEngineServerAlias(String type, Principal[] issuers, SSLEngine engine) {
            return now.get().chooseEngineServerAlias(type, issuers, engine);
        }

        @Override
        public String[] getServerAliases(String type, Principal[] issuers) {
            return now.get().getServerAliases(type, issuers);
        }

        @Override
        public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
            return now.get().chooseClientAlias(types, issuers, socket);
        }

        @Override
        public String[] getClientAliases(String type, Principal[] issuers) {
            return now.get().getClientAliases(type, issuers);
        }
    }
}
