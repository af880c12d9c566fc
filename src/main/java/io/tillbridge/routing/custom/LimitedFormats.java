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

    LimitedFormats(MessageLimit limit) {
        this.limit = limit;
    }

    void limit(UnmarshalDefinition step, CamelContext context) {
        DataFormatDefinition given = step.getDataFormatType();
        if (given instanceof GzipDeflaterDataFormat) {
            put(step, "gzip", LimitedUnpacking::gzip, context);
        } else if (given instanceof ZipDeflaterDataFormat) {
            put(step, "deflate", LimitedUnpacking::deflate, context);
        } else if (given instanceof ZipFileDataFormat zip && isTrue(zip.getUsingIterator(), context)) {
            boolean folders = isTrue(zip.getAllowEmptyDirectory(), context);
            put(step, folders ? "zip-folders" : "zip-files", LimitedUnpacking.eachEntry(folders), context);
        } else if (given instanceof ZipFileDataFormat) {
            put(step, "zip", LimitedUnpacking::onlyEntry, context);
        }
    }

    private void put(UnmarshalDefinition step, String name, LimitedUnpacking.Format format, CamelContext context) {
        String bean = "unpacking-of-routes." + name;
        context.getRegistry().bind(bean, new LimitedUnpacking(limit, format));
        step.setDataFormatType(new CustomDataFormat(bean));
    }

    private static boolean isTrue(String option, CamelContext context) {
        return option != null && Boolean.parseBoolean(context.resolvePropertyPlaceholders(option));
    }
}
