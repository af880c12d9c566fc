package io.tillbridge.catalog.load;

import io.tillbridge.storage.SpoolFault;

/** Walks over the records of one partition, from the first to the last or from the last to the first. */
final class PartitionReader {
    private final PartitionedFile file;
    private final int partition;
    private final boolean backwards;
    private final int width;
    private long[] block;
    private int nextBlock;
    private int inBlock;
    private int at;

    PartitionReader(PartitionedFile file, int partition, boolean backwards) {
        this.file = file;
        this.partition = partition;
        this.backwards = backwards;
        this.width = file.width();
        this.nextBlock = backwards ? file.blockCount(partition) - 1 : 0;
        this.at = -width;
    }

    /** Moves to the next record; false when there is none. */
    boolean next() throws SpoolFault {
        at += backwards ? -width : width;
        while (at < 0 || at >= inBlock) {
            if (nextBlock < 0 || nextBlock >= file.blockCount(partition)) {
                block = null;
                inBlock = 0;
                return false;
            }
            if (block == null) {
                block = file.newBlock();
            }
            inBlock = file.readBlock(partition, nextBlock, block);
            nextBlock += backwards ? -1 : 1;
            at = backwards ? inBlock - width : 0;
        }
        return true;
    }

    /** A field of the record it stands on. */
    long get(int field) {
        return block[at + field];
    }
}
