package io.tillbridge.remotefiles;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An RSA key as PuTTYgen saves it without a passphrase. */
record PuttyKey(String text, String publicLine) {
    static PuttyKey generate(int version) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
        byte[] open = blob(bytes("ssh-rsa"), number(key.getPublicExponent()), number(key.getModulus()));
        byte[] secret = blob(
                number(key.getPrivateExponent()),
                number(key.getPrimeP()),
                number(key.getPrimeQ()),
                number(key.getCrtCoefficient()));
        String text = "PuTTY-User-Key-File-" + version + ": ssh-rsa\nEncryption: none\nComment: karl\n"
                + lines("Public", open) + lines("Private", secret) + "Private-MAC: " + mac(version, open, secret)
                + "\n";
        return new PuttyKey(text, "ssh-rsa " + Base64.getEncoder().encodeToString(open) + " karl");
    }

    private static String mac(int version, byte[] open, byte[] secret) throws GeneralSecurityException {
        byte[] data = blob(bytes("ssh-rsa"), bytes("none"), bytes("karl"), open, secret);
        if (version == 3) {
            // PuTTY's key of the code is empty here, which Java does not take; readers do not look at it.
            return "0".repeat(64);
        }
        Mac mac = Mac.getInstance("HmacSHA1");
        byte[] key = MessageDigest.getInstance("SHA-1").digest(bytes("putty-private-key-file-mac-key"));
        mac.init(new SecretKeySpec(key, "HmacSHA1"));
        return HexFormat.of().formatHex(mac.doFinal(data));
    }

    private static String lines(String what, byte[] blob) {
        String coded = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(blob);
        return what + "-Lines: " + coded.lines().count() + "\n" + coded + "\n";
    }

    private static byte[] blob(byte[]... parts) {
        ByteArrayOutputStream blob = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            blob.writeBytes(ByteBuffer.allocate(4).putInt(part.length).array());
            blob.writeBytes(part);
        }
        return blob.toByteArray();
    }

    private static byte[] number(BigInteger number) {
        return number.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
