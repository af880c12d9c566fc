package io.tillbridge.routing.custom;

import java.net.URI;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.remote.FtpOperations;
import org.apache.camel.component.file.remote.FtpUtils;
import org.apache.camel.component.file.remote.FtpsComponent;
import org.apache.camel.component.file.remote.FtpsConfiguration;
import org.apache.camel.component.file.remote.FtpsEndpoint;
import org.apache.camel.component.file.remote.FtpsOperations;
import org.apache.camel.component.file.remote.RemoteFileOperations;
import org.apache.camel.spi.annotations.Component;
import org.apache.commons.net.ftp.FTPClientConfig;
import org.apache.commons.net.ftp.FTPFile;
import org.apache.commons.net.ftp.FTPSClient;

/** Camel's component {@code ftps}; it reads a file within the limit of a message. */
@Component("ftps") // the options of Camel's own
final class LimitedFtps extends FtpsComponent {
    private final LimitedFiles files;

    LimitedFtps(MessageLimit limit) {
        this.files = new LimitedFiles(limit);
    }

    @Override
    protected GenericFileEndpoint<FTPFile> buildFileEndpoint(
            String uri, String remaining, Map<String, Object> parameters) throws Exception {
        FtpsConfiguration configuration = new FtpsConfiguration(new URI(getBaseUri(uri)));
        FtpUtils.ensureRelativeFtpDirectory(this, configuration);
        Served endpoint = new Served(uri, this, configuration, files);
        extractAndSetFtpClientKeyStoreParameters(parameters, endpoint);
        extractAndSetFtpClientTrustStoreParameters(parameters, endpoint);
        extractAndSetFtpClientConfigParameters(parameters, endpoint);
        extractAndSetFtpClientParameters(parameters, endpoint);
        endpoint.setSslContextParameters(retrieveGlobalSslContextParameters());
        return endpoint;
    }

    private static final class Served extends FtpsEndpoint {
        private final LimitedFiles files;

        Served(String uri, FtpsComponent component, FtpsConfiguration configuration, LimitedFiles files) {
            super(uri, component, configuration);
            this.files = files;
        }

        @Override
        public RemoteFileOperations<FTPFile> createRemoteFileOperations() throws Exception {
            FTPSClient client = (FTPSClient) ((FtpOperations) super.createRemoteFileOperations()).getClient();
            Limited operations = new Limited(client, getFtpClientConfig(), getFtpsConfiguration(), files);
            operations.setEndpoint(this);
            return operations;
        }
    }

    private static final class Limited extends FtpsOperations {
        private final FtpDownloads downloads;

        Limited(FTPSClient client, FTPClientConfig config, FtpsConfiguration configuration, LimitedFiles files) {
            super(client, config);
            this.downloads = new FtpDownloads(this, client, configuration, files);
        }

        @Override
        public boolean retrieveFile(String name, Exchange exchange, long size) {
            return downloads.retrieve(name, exchange, size);
        }
    }
}
