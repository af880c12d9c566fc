package io.tillbridge.remotefiles;

import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.Session;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The algorithms a session offers: those that are safe today, and on request the ones of old servers behind them. */
final class SshAlgorithms {
    /** RSA signatures with SHA-1: switched off in OpenSSH since 8.8. */
    static final String RSA_SHA1 = "ssh-rsa";

    /** Fast ones first: AES-GCM needs no separate MAC and runs on the processor's own instructions. */
    private static final String CIPHERS = "aes128-gcm@openssh.com,aes256-gcm@openssh.com,aes128-ctr,aes192-ctr,"
            + "aes256-ctr,chacha20-poly1305@openssh.com";

    private static final String OLD_KEY_EXCHANGES =
            "diffie-hellman-group14-sha1,diffie-hellman-group-exchange-sha1," + "diffie-hellman-group1-sha1";
    private static final String OLD_SIGNATURES = RSA_SHA1 + ",ssh-dss";
    private static final String OLD_CIPHERS = "aes128-cbc,aes192-cbc,aes256-cbc,3des-cbc";
    private static final String OLD_MACS = "hmac-sha1,hmac-sha1-96,hmac-md5";

    /** Marks of protocol extensions that stand among the key exchanges. */
    private static final List<String> EXTENSIONS = List.of("ext-info-", "kex-strict-");

    private SshAlgorithms() {}

    static void offer(Session session, boolean legacy) {
        session.setConfig("cipher.s2c", CIPHERS);
        session.setConfig("cipher.c2s", CIPHERS);
        if (legacy) {
            old().forEach((key, more) -> session.setConfig(key, session.getConfig(key) + "," + more));
        } else {
            // Only to learn whether the server would take it: VendorIdentity signs nothing with it.
            session.setConfig(
                    "PubkeyAcceptedAlgorithms", session.getConfig("PubkeyAcceptedAlgorithms") + "," + RSA_SHA1);
        }
    }

    /** What no agreement was reached on, and what the server offers for it. */
    static String offered(JSchAlgoNegoFailException fault) {
        return named(fault.getAlgorithmName()) + " by "
                + SanitizedText.text(String.join(", ", list(fault.getServerProposal())));
    }

    /** What this side offers for it. */
    static String wanted(JSchAlgoNegoFailException fault) {
        return String.join(", ", list(fault.getJSchProposal()));
    }

    /** Whether a session with the old algorithms would find common ground there. */
    static boolean legacyHelps(JSchAlgoNegoFailException fault) {
        List<String> server = list(fault.getServerProposal());
        return old().entrySet().stream()
                .filter(old -> old.getKey().equals(fault.getAlgorithmName()))
                .flatMap(old -> list(old.getValue()).stream())
                .anyMatch(server::contains);
    }

    private static Map<String, String> old() {
        Map<String, String> old = new TreeMap<>();
        old.put("kex", OLD_KEY_EXCHANGES);
        old.put("server_host_key", OLD_SIGNATURES);
        old.put("PubkeyAcceptedAlgorithms", OLD_SIGNATURES);
        old.put("cipher.s2c", OLD_CIPHERS);
        old.put("cipher.c2s", OLD_CIPHERS);
        old.put("mac.s2c", OLD_MACS);
        old.put("mac.c2s", OLD_MACS);
        return old;
    }

    private static String named(String name) {
        if (name.startsWith("cipher")) {
            return "encryption";
        }
        if (name.startsWith("mac")) {
            return "message authentication";
        }
        return name.startsWith("kex") ? "key exchange" : "host key signatures";
    }

    private static List<String> list(String names) {
        return names == null
                ? List.of()
                : Arrays.stream(names.split(","))
                        .map(String::strip)
                        .filter(name -> EXTENSIONS.stream().noneMatch(name::startsWith))
                        .toList();
    }
}
