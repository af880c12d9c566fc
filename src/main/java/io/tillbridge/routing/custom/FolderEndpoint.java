package io.tillbridge.routing.custom;

import java.io.File;
import org.apache.camel.Component;
import org.apache.camel.Processor;
import org.apache.camel.component.file.FileConsumer;
import org.apache.camel.component.file.FileEndpoint;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.GenericFileProducer;

/** Files of the folder {@code routes.files}: reads and writes by {@link FolderOperations}. */
final class FolderEndpoint extends FileEndpoint {
    private final FolderPath folder;
    private final LimitedFiles files;

    FolderEndpoint(String uri, Component component, FolderPath folder, LimitedFiles files) {
        super(uri, component);
        this.folder = folder;
        this.files = files;
    }

    @Override
    protected FileConsumer newFileConsumer(Processor processor, GenericFileOperations<File> operations) {
        return super.newFileConsumer(processor, new FolderOperations(this, folder, files));
    }

    @Override
    public GenericFileProducer<File> createProducer() throws Exception {
        // The checks of options are those of Camel; its producer would have operations that know no folder.
        super.createProducer();
        return new GenericFileProducer<>(this, new FolderOperations(this, folder, files)) {};
    }
}
