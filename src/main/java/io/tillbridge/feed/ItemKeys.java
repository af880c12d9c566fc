package io.tillbridge.feed;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;
import io.tillbridge.wording.Quantity;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;

/**
 * The keys of a feed's items, to see which come twice: digests of 128 bits in a file that is mapped into memory, so that the
 * heap does not grow with the items.
 */
final class ItemKeys implements AutoCloseable {
    private static final int FIRST_SLOTS = 1 << 14;
    private static final int MOST_SLOTS = 1 << 26;
    private static final int BYTES = 16;

    private static final int ZEROS = 64 * 1024;

    private final Path folder;
    /** Another digest in each pass: nobody can prepare keys that meet. */
    private final Hasher128 hasher = Hashing.xxh3_128(new SecureRandom().nextLong());

    private LongBuffer slots;
    private int size;
    private long used;

    /** @param folder for files that are gone at the end */
    ItemKeys(Path folder) throws IOException {
        this.folder = folder;
        this.size = FIRST_SLOTS;
        this.slots = mapped(size);
    }

    private LongBuffer mapped(int count) throws IOException {
        Path file = Files.createTempFile(folder, "feed-keys-", ".tmp");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            // Written before it is mapped: a full disk is a fault here, and the end of the process on a mapped page.
            long bytes = (long) count * BYTES;
            ByteBuffer zeros = ByteBuffer.allocate((int) Math.min(ZEROS, bytes));
            long at = 0;
            while (at < bytes) {
                at += channel.write(zeros.clear(), at);
            }
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes).asLongBuffer();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** @return whether the key is new */
    boolean add(String key) throws IOException {
        HashValue128 hash = hasher.hashCharsTo128Bits(key);
        if (used * 2 > size && size < MOST_SLOTS) {
            grow();
        }
        if (used > size - (size >> 4)) {
            throw new IOException("A feed has at most " + Quantity.of(used, "item") + ".");
        }
        boolean isNew = put(slots, size, hash.getMostSignificantBits(), hash.getLeastSignificantBits());
        used += isNew ? 1 : 0;
        return isNew;
    }

    private void grow() throws IOException {
        LongBuffer larger = mapped(size * 2);
        for (int slot = 0; slot < size; slot++) {
            long first = slots.get(2 * slot);
            long second = slots.get(2 * slot + 1);
            if (first != 0 || second != 0) {
                put(larger, size * 2, first, second);
            }
        }
        slots = larger;
        size *= 2;
    }

    private static boolean put(LongBuffer slots, int size, long first, long second) {
        long one = first == 0 && second == 0 ? 1 : first;
        int slot = (int) (one >>> 20) & (size - 1);
        while (true) {
            long there = slots.get(2 * slot);
            long beside = slots.get(2 * slot + 1);
            if (there == 0 && beside == 0) {
                slots.put(2 * slot, one);
                slots.put(2 * slot + 1, second);
                return true;
            }
            if (there == one && beside == second) {
                return false;
            }
            slot = slot + 1 & size - 1;
        }
    }

    @Override
    public void close() {
        slots = null;
    }
}
