package io.tillbridge.vendor;

/**
 * Where a vendor's files lie and how to sign in there. Blank texts are the same as none.
 *
 * @param path the folder of the catalog files; blank is the folder the server opens by itself
 * @param hostKey the confirmed key as {@code ssh-ed25519 AAAA…} (a line of known_hosts does too)
 * @param password used when there is no private key, or when the server wants both
 * @param privateKey OpenSSH or PEM text
 */
public record VendorAccount(
        String host,
        int port,
        String path,
        String username,
        String hostKey,
        String password,
        String privateKey,
        String passphrase) {
    public VendorAccount {
        path = text(path);
        hostKey = text(hostKey);
        password = password == null ? "" : password;
        privateKey = text(privateKey);
        passphrase = passphrase == null ? "" : passphrase;
    }

    VendorAccount withHostKey(SshHostKey key) {
        return new VendorAccount(host, port, path, username, key.text(), password, privateKey, passphrase);
    }

    /** Host and port, as messages name the server. */
    String server() {
        return host + ":" + port;
    }

    /** Without any secret: this may end in a log. */
    @Override
    public String toString() {
        return "VendorAccount[" + username + "@" + server() + ", path=" + path + "]";
    }

    private static String text(String value) {
        return value == null ? "" : value.strip();
    }
}
