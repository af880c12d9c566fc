package io.tillbridge.connection;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Seals every secret of the database anew with another master key. No hub may work with the database meanwhile. The new
 * key is on the disk before the first row changes, all rows change in one transaction, and the key takes the old one's
 * place after it: a kill at any moment leaves either key with all the rows it opens, and the next start finds out which.
 */
public final class MasterKeyChange {
    private static final int TELL_EVERY = 1_000;

    private final Path dataDir;
    private final Jdbi database;

    /** @param dataDir held by the caller, so that no hub runs on it */
    public MasterKeyChange(Path dataDir, Jdbi database) {
        this.dataDir = dataDir;
        this.database = database;
    }

    /**
     * Changes the key.
     *
     * @param current 32 bytes in base64; null or blank: the key is in the file of the data folder
     * @param next likewise; empty: a new one is made, which needs the key to be in the file
     * @param progress told how many secrets are sealed anew so far
     * @return how many secrets were sealed anew
     * @throws MasterKeyFault when either key is wrong, or a secret does not open; nothing has changed then
     */
    public long change(String current, Optional<String> next, Consumer<Long> progress) {
        boolean inFile = current == null || current.isBlank();
        if (!inFile && next.isEmpty()) {
            throw new MasterKeyFault("The master key comes from " + MasterKey.VARIABLE + ", which this command cannot "
                    + "change: make a key with openssl rand -base64 32, keep it in a file, name that with "
                    + "--new-key-file, and set the variable to it afterwards.");
        }
        Secrets old = Secrets.open(dataDir, current, database);
        byte[] key = next.map(MasterKey::chosen).orElseGet(MasterKey::random);
        if (inFile) {
            MasterKey.keepNext(dataDir, key);
        }
        Secrets renewed = Secrets.of(key);
        if (renewed.sameKeyAs(old)) {
            throw new MasterKeyFault("The new master key is the one in use: expected another. Make one with: "
                    + "openssl rand -base64 32");
        }
        long count = database.inTransaction(handle -> {
            long sealed = 0;
            for (SealedColumn column : SealedColumn.ALL) {
                sealed = seal(handle, column, old, renewed, sealed, progress);
            }
            return sealed;
        });
        if (inFile) {
            MasterKey.publishNext(dataDir);
        }
        return count;
    }

    private static long seal(
            Handle handle, SealedColumn column, Secrets old, Secrets renewed, long before, Consumer<Long> progress) {
        long count = before;
        for (Map<String, Object> row :
                handle.createQuery(column.rows()).mapToMap().list()) {
            String context = row.remove("sealing_context").toString();
            byte[] sealed = handle.createQuery(column.read())
                    .bindMap(row)
                    .mapTo(byte[].class)
                    .one();
            byte[] again = renewed.sealBytes(old.unsealBytes(sealed, context), context);
            handle.createUpdate(column.write())
                    .bindMap(row)
                    .bind("sealed", again)
                    .execute();
            if (++count % TELL_EVERY == 0) {
                progress.accept(count);
            }
        }
        return count;
    }
}
