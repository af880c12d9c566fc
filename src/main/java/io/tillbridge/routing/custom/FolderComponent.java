package io.tillbridge.routing.custom;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.component.file.FileComponent;
import org.apache.camel.component.file.GenericFileConfiguration;
import org.apache.camel.component.file.GenericFileEndpoint;

/** Camel's component {@code file}, in one folder: every directory starts there, and no file elsewhere is touched. */
public final class FolderComponent extends FileComponent {
    private final FolderPath folder;
    private final LimitedFiles files;

    /**
     * @param folder where all files are; made with the first file when it is not there
     * @param limit of a file that is read
     */
    public FolderComponent(Path folder, MessageLimit limit) {
        this.folder = new FolderPath(folder);
        this.files = new LimitedFiles(limit);
    }

    @Override
    protected GenericFileEndpoint<File> buildFileEndpoint(
            String uri, String remaining, Map<String, Object> parameters) {
        File directory = folder.below(remaining).toFile();
        FolderEndpoint endpoint = new FolderEndpoint(uri, this, folder, files);
        GenericFileConfiguration configuration = new GenericFileConfiguration();
        configuration.setDirectory(directory.getPath());
        endpoint.setConfiguration(configuration);
        endpoint.setFile(directory);
        endpoint.setFilter(file -> folder.holds(
                Path.of(file.getAbsoluteFilePath()).toAbsolutePath().normalize()));
        return endpoint;
    }
}
