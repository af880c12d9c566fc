package io.tillbridge.app;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Passwords and keys of the sandbox's servers, new at each start. */
final class SandboxSecret {
    private static final SecureRandom RANDOM = new SecureRandom();

    private SandboxSecret() {}

    /** 32 hexadecimal digits. */
    static String next() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
