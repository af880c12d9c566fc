package io.tillbridge.connection;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;

/** The master key on its way into a backup and out of it. */
public final class MasterKeyCopy {
    private MasterKeyCopy() {}

    /**
     * The key in use, in base64.
     *
     * @param given 32 bytes in base64; null or blank: the key is in the file of the data folder
     * @throws MasterKeyFault there is none, or a change of it did not come to its end
     */
    public static String read(Path dataDir, String given) {
        if (isGiven(given)) {
            return text(MasterKey.given(given));
        }
        if (MasterKey.next(dataDir).isPresent()) {
            throw new MasterKeyFault("A change of the master key in " + dataDir
                    + " did not come to its end: start the hub once, or run ./tillbridge master-key change again.");
        }
        if (Files.notExists(MasterKey.file(dataDir))) {
            throw new MasterKeyFault("There is no master key to put into the backup: " + MasterKey.VARIABLE
                    + " is not set and there is no file " + MasterKey.file(dataDir)
                    + ". Give the key, or leave --with-master-key out.");
        }
        return text(MasterKey.inFile(dataDir));
    }

    /**
     * Makes sure that a copied key may take its place: none is there yet, or the same.
     *
     * @throws MasterKeyFault another key is in its place
     */
    public static void check(Path dataDir, String given, String copied) {
        byte[] key = MasterKey.chosen(copied);
        if (exists(dataDir, given) && !Arrays.equals(key, present(dataDir, given))) {
            throw new MasterKeyFault("The backup holds another master key than the one in "
                    + (isGiven(given) ? MasterKey.VARIABLE : MasterKey.file(dataDir)) + ". "
                    + (isGiven(given) ? "Unset it" : "Move that file away")
                    + ", then restore again; nothing was changed.");
        }
    }

    /** Whether there is a key. */
    public static boolean exists(Path dataDir, String given) {
        return isGiven(given) || Files.exists(MasterKey.file(dataDir));
    }

    /** Puts a copied key that was checked into the file of the data folder, unless the key is given from outside. */
    public static void put(Path dataDir, String given, String copied) {
        if (!exists(dataDir, given)) {
            MasterKey.keepNext(dataDir, MasterKey.chosen(copied));
            MasterKey.publishNext(dataDir);
        }
    }

    private static byte[] present(Path dataDir, String given) {
        return isGiven(given) ? MasterKey.given(given) : MasterKey.inFile(dataDir);
    }

    private static boolean isGiven(String given) {
        return given != null && !given.isBlank();
    }

    private static String text(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }
}
