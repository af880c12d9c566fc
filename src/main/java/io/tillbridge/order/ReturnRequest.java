package io.tillbridge.order;

import java.util.List;

/**
 * What came back.
 *
 * @param lines null: all that has left and did not come back yet
 * @param warehouseId where it is put; null: the first of the connection
 * @param restock whether it can be sold again
 * @param note at most 1,000 characters, or null
 */
public record ReturnRequest(List<Shipment.Line> lines, Long warehouseId, boolean restock, String note) {
    public ReturnRequest {
        lines = lines == null ? null : List.copyOf(lines);

}
}
