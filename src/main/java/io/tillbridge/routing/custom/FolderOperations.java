package io.tillbridge.routing.custom;

import java.io.File;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.FileOperations;

/** What Camel does with files, each path looked at before: data of a message or a link may lead out of the folder. */
final class FolderOperations extends FileOperations {
    private final FolderPath folder;
    private final LimitedFiles files;

    FolderOperations(FolderEndpoint endpoint, FolderPath folder, LimitedFiles files) {
        super(endpoint);
        this.folder = folder;
        this.files = files;
    }

    @Override
    public boolean deleteFile(String name) {
        folder.check(name);
        return super.deleteFile(name);
    }

    @Override
    public boolean renameFile(String from, String to) {
        folder.check(from);
        folder.check(to);
        return super.renameFile(from, to);
    }

    @Override
    public boolean existsFile(String name) {
        folder.check(name);
        return super.existsFile(name);
    }

    @Override
    public boolean buildDirectory(String directory, boolean absolute) {
        folder.check(directory);
        return super.buildDirectory(directory, absolute);
    }

    @Override
    public boolean retrieveFile(String name, Exchange exchange, long size) {
        folder.check(name);
        File file = new File(name);
        files.check(file.getName(), "routes.files", file.length(), exchange);
        return super.retrieveFile(name, exchange, size);
    }

    @Override
    public boolean storeFile(String name, Exchange exchange, long size) {
        folder.check(name);
        return super.storeFile(name, exchange, size);
    }
}
