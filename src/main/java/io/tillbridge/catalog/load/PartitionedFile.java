package io.tillbridge.catalog.load;

import io.tillbridge.storage.SpoolFault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Records of a few longs each in 256 partitions of one scratch file. Each partition keeps its order of writing and is
 * read forwards or backwards. Only the last block of each partition and the lists of blocks are held in memory: 4 MB, and
 * 4 bytes for each 16 KiB written.
 */
final class PartitionedFile implements AutoCloseable {
    static final int PARTITIONS = 256;
    private static final int BLOCK = 16 * 1024;

    private final Path path;
    private final FileChannel channel;
    private final int width;
    private final int blockLongs;
    private final ByteBuffer bytes;
    private final long[][] tails = new long[PARTITIONS][];
    private final int[] tailLongs = new int[PARTITIONS];
    private final int[][] blocks = new int[PARTITIONS][0];
    private final int[] blockCounts = new int[PARTITIONS];
    private int blocksWritten;

    /** @param width longs in a record */
    PartitionedFile(Path path, int width) throws SpoolFault {
        this.path = path;
        this.width = width;
        this.blockLongs = BLOCK / Long.BYTES / width * width;
        this.bytes = ByteBuffer.allocate(blockLongs * Long.BYTES);
        try {
            this.channel = FileChannel.open(
                    path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw SpoolFault.of(path, e);
        }
    }

    /** The partition of something hashed: its low byte decides. */
    static int partition(long hash) {
        return (int) hash & (PARTITIONS - 1);
    }

    void append(int partition, long[] record) throws SpoolFault {
        int at = room(partition);
        System.arraycopy(record, 0, tails[partition], at, width);
    }

    void append(int partition, long first, long second) throws SpoolFault {
        int at = room(partition);
        long[] tail = tails[partition];
        tail[at] = first;
        tail[at + 1] = second;
    }

    void append(int partition, long first, long second, long third, long fourth) throws SpoolFault {
        int at = room(partition);
        long[] tail = tails[partition];
        tail[at] = first;
        tail[at + 1] = second;
        tail[at + 2] = third;
        tail[at + 3] = fourth;
    }

    void append(int partition, long first, long second, long third, long fourth, long fifth) throws SpoolFault {
        int at = room(partition);
        long[] tail = tails[partition];
        tail[at] = first;
        tail[at + 1] = second;
        tail[at + 2] = third;
        tail[at + 3] = fourth;
        tail[at + 4] = fifth;
    }

    private int room(int partition) throws SpoolFault {
        if (tails[partition] == null) {
            tails[partition] = new long[blockLongs];
        }
        if (tailLongs[partition] == blockLongs) {
            writeBlock(partition);
        }
        int at = tailLongs[partition];
        tailLongs[partition] = at + width;
        return at;
    }

    private void writeBlock(int partition) throws SpoolFault {
        try {
            bytes.clear();
            bytes.asLongBuffer().put(tails[partition]);
            long position = (long) blocksWritten * bytes.capacity();
            while (bytes.hasRemaining()) {
                position += channel.write(bytes, position);
            }
        } catch (IOException e) {
            throw SpoolFault.of(path, e);
        }
        if (blockCounts[partition] == blocks[partition].length) {
            blocks[partition] = Arrays.copyOf(blocks[partition], Math.max(4, blockCounts[partition] * 2));
        }
        blocks[partition][blockCounts[partition]++] = blocksWritten++;
        tailLongs[partition] = 0;
    }

    PartitionReader forwards(int partition) {
        return new PartitionReader(this, partition, false);
    }

    PartitionReader backwards(int partition) {
        return new PartitionReader(this, partition, true);
    }

    int width() {
        return width;
    }

    /** Blocks of a partition, the one still in memory included. */
    int blockCount(int partition) {
        return blockCounts[partition] + 1;
    }

    /** Reads a block into the given array, which {@link #newBlock} made; gives the number of longs in it. */
    int readBlock(int partition, int block, long[] into) throws SpoolFault {
        if (block == blockCounts[partition]) {
            if (tailLongs[partition] > 0) {
                System.arraycopy(tails[partition], 0, into, 0, tailLongs[partition]);
            }
            return tailLongs[partition];
        }
        try {
            bytes.clear();
            long position = (long) blocks[partition][block] * bytes.capacity();
            while (bytes.hasRemaining()) {
                int read = channel.read(bytes, position);
                if (read < 0) {
                    throw new IOException("a scratch file was cut short");
                }
                position += read;
            }
            bytes.flip();
            bytes.asLongBuffer().get(into);
        } catch (IOException e) {
            throw SpoolFault.of(path, e);
        }
        return blockLongs;
    }

    long[] newBlock() {
        return new long[blockLongs];
    }

    @Override
    public void close() throws SpoolFault {
        try {
            channel.close();
        } catch (IOException e) {
            throw SpoolFault.of(path, e);
        }
    }
}
