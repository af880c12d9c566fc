package io.tillbridge.catalog.check;

import io.tillbridge.catalog.CatalogProduct;
import io.tillbridge.catalog.Finding;
import java.util.List;

/**
 * A row after its check.
 *
 * @param vendorSku the SKU, compared exactly; empty when the row has none
 * @param product what would be stored; null when the row is rejected
 * @param findings every fault of the row in the order of the file's columns
 * @param rejected whether a finding is critical
 * @param gtins the right GTIN cells by {@link io.tillbridge.product.GtinKind}'s index, canonical, 0 for none; filled
 *     for rejected rows too, since those count as duplicates
 */
@SuppressWarnings("ArrayRecordComponent") // ten million of them: a list of boxed numbers would cost more than the check
public record Checked(
        String vendorSku, CatalogProduct product, List<Finding> findings, boolean rejected, long[] gtins) {}
