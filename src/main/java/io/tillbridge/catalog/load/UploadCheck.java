package io.tillbridge.catalog.load;

import io.tillbridge.catalog.MissingProducts;

/**
 * What a load of a checked file would come to.
 *
 * @param outcome {@code LOADED}, {@code REFUSED} or {@code UNCHANGED}
 * @param missing live products of the connection without a row in the file
 * @param policy what a pull does with those
 * @param asPull the outcome of a pull that offers this file alone: the drop guard stops no upload by hand, but a pull
 * @param pullReason why such a pull would be refused, or null
 */
public record UploadCheck(
        UploadState outcome, long missing, MissingProducts policy, UploadState asPull, String pullReason) {}
