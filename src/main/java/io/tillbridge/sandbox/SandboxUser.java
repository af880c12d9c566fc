package io.tillbridge.sandbox;

import java.nio.file.Path;

/**
 * Someone who may sign in at the sandbox vendor's server.
 *
 * @param password null: not by password
 * @param publicKey a line of authorized_keys, null: not by key
 * @param root the folder that is all this user sees
 */
public record SandboxUser(String name, String password, String publicKey, Path root) {
    public static SandboxUser withPassword(String name, String password, Path root) {
        return new SandboxUser(name, password, null, root);
    }

    public static SandboxUser withKey(String name, String publicKey, Path root) {
        return new SandboxUser(name, null, publicKey, root);
    }

    @Override
    public String toString() {
        return "SandboxUser[" + name + ", " + root + "]";
    }
}
