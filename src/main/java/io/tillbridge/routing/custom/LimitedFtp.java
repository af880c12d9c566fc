package io.tillbridge.routing.custom;

import java.net.URI;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.remote.FtpComponent;
import org.apache.camel.component.file.remote.FtpConfiguration;
import org.apache.camel.component.file.remote.FtpEndpoint;
import org.apache.camel.component.file.remote.FtpOperations;
import org.apache.camel.component.file.remote.FtpUtils;
import org.apache.camel.component.file.remote.RemoteFileOperations;
import org.apache.camel.spi.annotations.Component;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPClientConfig;
import org.apache.commons.net.ftp.FTPFile;

/** Camel's component {@code ftp}; it reads a file within the limit of a message. */
@Component("ftp") // the options of Camel's own
final class LimitedFtp extends FtpComponent {
    private final LimitedFiles files;

    LimitedFtp(MessageLimit limit) {
        this.files = new LimitedFiles(limit);
    }

    @Override
    protected GenericFileEndpoint<FTPFile> buildFileEndpoint(
            String uri, String remaining, Map<String, Object> parameters) throws Exception {
        FtpConfiguration configuration = new FtpConfiguration(new URI(getBaseUri(uri)));
        FtpUtils.ensureRelativeFtpDirectory(this, configuration);
        Served endpoint = new Served(uri, this, configuration, files);
        extractAndSetFtpClientConfigParameters(parameters, endpoint);
        extractAndSetFtpClientParameters(parameters, endpoint);
        return endpoint;
    }

    private static final class Served extends FtpEndpoint<FTPFile> {
        private final LimitedFiles files;

        Served(String uri, FtpComponent component, FtpConfiguration configuration, LimitedFiles files) {
            super(uri, component, configuration);
            this.files = files;
        }

        @Override
        public RemoteFileOperations<FTPFile> createRemoteFileOperations() throws Exception {
            // Camel sets the client up; the operations around it are made anew.
            FTPClient client = ((FtpOperations) super.createRemoteFileOperations()).getClient();
            Limited operations = new Limited(client, getFtpClientConfig(), getConfiguration(), files);
            operations.setEndpoint(this);
            return operations;
        }
    }

    private static final class Limited extends FtpOperations {
        private final FtpDownloads downloads;

        Limited(FTPClient client, FTPClientConfig config, FtpConfiguration configuration, LimitedFiles files) {
            super(client, config);
            this.downloads = new FtpDownloads(this, client, configuration, files);
        }

        @Override
        public boolean retrieveFile(String name, Exchange exchange, long size) {
            return downloads.retrieve(name, exchange, size);
        }
    }
}
