package io.tillbridge.routing.custom;

import org.apache.camel.CamelContext;
import org.apache.camel.model.DataFormatDefinition;
import org.apache.camel.model.UnmarshalDefinition;
import org.apache.camel.model.dataformat.CustomDataFormat;
import org.apache.camel.model.dataformat.GzipDeflaterDataFormat;
import org.apache.camel.model.dataformat.ZipDeflaterDataFormat;
import org.apache.camel.model.dataformat.ZipFileDataFormat;

/** Gives steps that unpack the formats of {@link LimitedUnpacking} in place of Camel's. */
final class LimitedFormats {
    private final MessageLimit limit;

    private static final String XML_DEPTH = "jdk.xml.maxElementDepth";

    LimitedFormats(MessageLimit limit) {
        this.limit = limit;
    }

    /** XML that Java reads, as for XPath: as deep as Jackson reads JSON. Java has no limit of its own. */
    static void limitDepth() {
        if (System.getProperty(XML_DEPTH) == null) {
            System.setProperty(XML_DEPTH, "1000");
        }
    }

    void limit(UnmarshalDefinition step, CamelContext context) {
        DataFormatDefinition given = step.getDataFormatType();
        if (given instanceof GzipDeflaterDataFormat) {
            put(step, "gzip", LimitedUnpacking::gzip, limit, context);
        } else if (given instanceof ZipDeflaterDataFormat) {
            put(step, "deflate", LimitedUnpacking::deflate, limit, context);
        } else if (given instanceof ZipFileDataFormat zip) {
            zip(step, zip, context);
        }
    }

    private void zip(UnmarshalDefinition step, ZipFileDataFormat zip, CamelContext context) {
        String most = zip.getMaxDecompressedSize();
        long own = most == null ? limit.bytes() : Long.parseLong(context.resolvePropertyPlaceholders(most));
        MessageLimit lower = new MessageLimit(Math.min(limit.bytes(), Math.max(1, own)));
        boolean folders = isTrue(zip.getAllowEmptyDirectory(), context);
        if (isTrue(zip.getUsingIterator(), context)) {
            String name = (folders ? "zip-folders." : "zip-files.") + lower.bytes();
            put(step, name, LimitedUnpacking.eachEntry(folders), lower, context);
        } else {
            put(step, "zip." + lower.bytes(), LimitedUnpacking::onlyEntry, lower, context);
        }
    }

    private static void put(
            UnmarshalDefinition step,
            String name,
            LimitedUnpacking.Format format,
            MessageLimit limit,
            CamelContext context) {
        String bean = "unpacking-of-routes." + name;
        context.getRegistry().bind(bean, new LimitedUnpacking(limit, format));
        step.setDataFormatType(new CustomDataFormat(bean));
    }

    private static boolean isTrue(String option, CamelContext context) {
        return option != null && Boolean.parseBoolean(context.resolvePropertyPlaceholders(option));
    }
}
