package io.tillbridge.connection;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jdbi.v3.core.Jdbi;

/**
 * Seals secrets for the database (AES-256-GCM) and opens them again. What is sealed is bound to its context: moved
 * to another row it does not open. The first five bytes tell which master key sealed it.
 */
public final class Secrets {
    static final int KEY_MARK = 5;

    private final Aead aead;
    private final byte[] keyMark;

    private Secrets(byte[] masterKey) {
        try {
            AeadConfig.register();
            this.aead = keyset(masterKey).getPrimitive(RegistryConfiguration.get(), Aead.class);
            this.keyMark = Arrays.copyOf(aead.encrypt(new byte[0], new byte[0]), KEY_MARK);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM cannot be set up in this Java", e);
        } finally {
            Arrays.fill(masterKey, (byte) 0);
        }
    }

    /**
     * Looks at a master key as a person gave it.
     *
     * @throws MasterKeyFault when it is not 32 bytes in base64
     */
    public static void checkForm(String masterKey) {
        Arrays.fill(MasterKey.given(masterKey), (byte) 0);
    }

    /**
     * The secrets of one master key.
     *
     * @param masterKey 32 bytes in base64; null or blank: the file {@code master-key} in the data folder, made when
     *     there is none
     * @throws MasterKeyFault when the key is wrong or the file is open to others
     */
    public static Secrets open(Path dataDir, String masterKey) {
        return masterKey == null || masterKey.isBlank()
                ? new Secrets(MasterKey.inFile(dataDir))
                : new Secrets(MasterKey.given(masterKey));
    }

    /**
     * The same, and makes sure that the key is the one that sealed what is in the database. No new key file is made
     * when its absence means that a key was lost.
     *
     * @throws MasterKeyFault also when the database holds secrets of another key
     */
    public static Secrets open(Path dataDir, String masterKey, Jdbi database) {
        SealedRows rows = new SealedRows(database);
        boolean given = masterKey != null && !masterKey.isBlank();
        if (!given) {
            settleChange(dataDir, rows);
        }
        if (!given && Files.notExists(MasterKey.file(dataDir))) {
            rows.refuseWithoutKey(MasterKey.file(dataDir));
        }
        Secrets secrets = open(dataDir, masterKey);
        rows.refuseOtherKeys(
                secrets.keyMark, given ? MasterKey.VARIABLE : "the master key file " + MasterKey.file(dataDir));
        return secrets;
    }

    /** The secrets of one key. */
    static Secrets of(byte[] masterKey) {
        return new Secrets(masterKey);
    }

    boolean sameKeyAs(Secrets other) {
        return Arrays.equals(keyMark, other.keyMark);
    }

    /** A change of the key that was killed left two keys: the one that opens the rows is the key. */
    private static void settleChange(Path dataDir, SealedRows rows) {
        MasterKey.next(dataDir).ifPresent(key -> {
            if (rows.anyBelongsTo(new Secrets(key).keyMark)) {
                MasterKey.publishNext(dataDir);
            } else {
                MasterKey.dropNext(dataDir);
            }
        });
    }

    /**
     * Text as it may stand in the database.
     *
     * @param context what it belongs to, such as {@code connection:7:password}; needed again to open it
     */
    public byte[] seal(String plain, String context) {
        return sealBytes(plain.getBytes(StandardCharsets.UTF_8), context);
    }

    /**
     * The text in plain again.
     *
     * @throws MasterKeyFault when it was sealed with another key or for another context, or is damaged
     */
    public String unseal(byte[] sealed, String context) {
        return new String(unsealBytes(sealed, context), StandardCharsets.UTF_8);
    }

    public byte[] sealBytes(byte[] plain, String context) {
        try {
            return aead.encrypt(plain, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A secret for " + context + " could not be sealed", e);
        }
    }

    public byte[] unsealBytes(byte[] sealed, String context) {
        try {
            return aead.decrypt(sealed, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new MasterKeyFault(
                    "The secret for " + context + " cannot be opened: it was sealed with another master key, moved "
                            + "here from another row, or damaged. Set it anew, or restore the database and the key "
                            + "together.",
                    e);
        }
    }

    @Override
    public String toString() {
        return "Secrets";
    }

    @AccessesPartialKey
    private static KeysetHandle keyset(byte[] masterKey) throws GeneralSecurityException {
        AesGcmParameters parameters = AesGcmParameters.builder()
                .setKeySizeBytes(MasterKey.BYTES)
                .setIvSizeBytes(12)
                .setTagSizeBytes(16)
                .setVariant(AesGcmParameters.Variant.TINK)
                .build();
        int id = idOf(masterKey);
        AesGcmKey key = AesGcmKey.builder()
                .setParameters(parameters)
                .setKeyBytes(SecretBytes.copyFrom(masterKey, InsecureSecretKeyAccess.get()))
                .setIdRequirement(id)
                .build();
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(key).withFixedId(id).makePrimary())
                .build();
    }

    /** Tink writes this id before each sealed text; it tells keys apart and says nothing about the key. */
    private static int idOf(byte[] masterKey) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update("tillbridge master key id".getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(digest.digest(masterKey)).getInt();
    }
}
