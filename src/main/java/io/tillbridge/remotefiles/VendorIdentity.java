package io.tillbridge.remotefiles;

import com.jcraft.jsch.Identity;
import com.jcraft.jsch.KeyPair;

/**
 * An account's private key for one sign-in. Where SHA-1 is not allowed it signs nothing with it, but remembers that the
 * server took the public key and asked for such a signature: then the key is right and the server is old.
 */
final class VendorIdentity implements Identity {
    private final KeyPair key;
    private final boolean sha1;
    private volatile boolean sha1Asked;

    /** @param key unlocked */
    VendorIdentity(KeyPair key, boolean sha1) {
        this.key = key;
        this.sha1 = sha1;
    }

    boolean sha1Asked() {
        return sha1Asked;
    }

    @Override
    public boolean setPassphrase(byte[] passphrase) {
        return true;
    }

    @Override
    public byte[] getPublicKeyBlob() {
        return key.getPublicKeyBlob();
    }

    @Override
    public byte[] getSignature(byte[] data) {
        return getSignature(data, key.getKeyTypeString());
    }

    @Override
    public byte[] getSignature(byte[] data, String algorithm) {
        if (algorithm.equals(SshAlgorithms.RSA_SHA1) && !sha1) {
            sha1Asked = true;
            return null;
        }
        return key.getSignature(data, algorithm);
    }

    @Override
    public String getAlgName() {
        return key.getKeyTypeString();
    }

    @Override
    public String getName() {
        return "the connection's private key";
    }

    @Override
    public boolean isEncrypted() {
        return false;
    }

    @Override
    public void clear() {
        key.dispose();
    }
}
