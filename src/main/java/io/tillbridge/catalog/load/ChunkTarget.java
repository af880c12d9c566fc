package io.tillbridge.catalog.load;

import java.sql.SQLException;

/** Takes the chunks of a delivery. For one thread. */
interface ChunkTarget extends AutoCloseable {
    /**
     * @param again an earlier try may have come through although no answer came
     * @throws SQLException nothing of the chunk is stored, or it is not known whether it is
     */
    void load(Chunk chunk, boolean again) throws SQLException;

    @Override
    void close();
}
