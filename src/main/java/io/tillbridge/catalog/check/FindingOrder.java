package io.tillbridge.catalog.check;

import io.tillbridge.catalog.Finding;
import io.tillbridge.catalog.FindingCode;
import io.tillbridge.catalog.file.RawRow;
import io.tillbridge.product.GtinKind;
import java.util.ArrayList;
import java.util.List;

/** Puts the findings that need the whole file where their cells stand among the findings of the row itself. */
final class FindingOrder {

    private final String[] headers;
    private final int sku;
    private final int[] gtins;

    /**
     * @param headers as in the file
     * @param sku raw index of the SKU, or -1
     * @param gtins raw index by {@link GtinKind}'s index, or -1
     */
    FindingOrder(String[] headers, int sku, int[] gtins) {
        this.headers = headers;
        this.sku = sku;
        this.gtins = gtins;
    }

    List<Finding> merged(RawRow raw, Checked checked, int gtinMask, long replacedByLine, OtherRows others) {
        if (gtinMask == 0 && replacedByLine == 0) {
            return checked.findings();
        }
        List<Finding> all = new ArrayList<>(checked.findings());
        if (replacedByLine != 0 && sku >= 0) {
            String column = headers[raw.source(sku)];
            insert(all, sku, DuplicateFindings.sku(raw, checked.vendorSku(), column, replacedByLine));
        }
        for (GtinKind kind : GtinKind.values()) {
            int at = gtins[kind.index()];
            if ((gtinMask & kind.bit()) != 0 && at >= 0 && !isRepaired(checked, headers[at])) {
                String value = CellText.asFound(raw.cell(at));
                insert(all, at, DuplicateFindings.gtin(raw, checked.vendorSku(), headers[at], value, others.of(kind)));
            }
        }
        return all;
    }

    /** A GTIN cell has one code at most, and the leading zero comes first. */
    private static boolean isRepaired(Checked checked, String header) {
        for (Finding finding : checked.findings()) {
            if (finding.code() == FindingCode.GTIN_LEADING_ZERO
                    && finding.column().equals(header)) {
                return true;
            }
        }
        return false;
    }

    /** Puts the finding that was added last where its cell stands. */
    void place(List<Finding> all) {
        Finding last = all.remove(all.size() - 1);
        insert(all, rawIndex(last.column()), last);
    }

    private void insert(List<Finding> all, int raw, Finding finding) {
        int place = 0;
        while (place < all.size() && rawIndex(all.get(place).column()) <= raw) {
            place++;
        }
        all.add(place, finding);
    }

    /** Findings of the row stand first, those of columns the file does not have last. */
    private int rawIndex(String column) {
        if (column.isEmpty()) {
            return -1;
        }
        for (int i = 0; i < headers.length; i++) {
            if (headers[i].equals(column)) {
                return i;
            }
        }
        return headers.length;
    }
}
