namespace KafkaDurability.Analyzers.Kafka;

internal static partial class SettingTable
{
    /// <summary>Encryption and authentication, for every client.</summary>
    private static Setting[] SecurityRows() =>
    [
        OneOf("security.protocol", "SecurityProtocol", Every, "plaintext", choices:
        [
            new("plaintext", "Plaintext", 0),
            new("ssl", "Ssl", 1),
            new("sasl_plaintext", "SaslPlaintext", 2),
            new("sasl_ssl", "SaslSsl", 3),
        ]),
        Text("ssl.cipher.suites", "SslCipherSuites", Every),
        Text("ssl.curves.list", "SslCurvesList", Every),
        Text("ssl.sigalgs.list", "SslSigalgsList", Every),
        Text("ssl.key.location", "SslKeyLocation", Every),
        Text("ssl.key.password", "SslKeyPassword", Every),
        Text("ssl.key.pem", "SslKeyPem", Every),
        Text("ssl.certificate.location", "SslCertificateLocation", Every),
        Text("ssl.certificate.pem", "SslCertificatePem", Every),
        Text("ssl.ca.location", "SslCaLocation", Every),
        Text("https.ca.location", "HttpsCaLocation", Every, null, since: "2.11.0"),
        Text("https.ca.pem", "HttpsCaPem", Every, null, since: "2.11.0"),
        Text("ssl.ca.pem", "SslCaPem", Every),
        Text("ssl.ca.certificate.stores", "SslCaCertificateStores", Every, "Root"),
        Text("ssl.crl.location", "SslCrlLocation", Every),
        Text("ssl.keystore.location", "SslKeystoreLocation", Every),
        Text("ssl.keystore.password", "SslKeystorePassword", Every),
        Text("ssl.providers", "SslProviders", Every, null, since: "2.0.2"),
        Text("ssl.engine.location", "SslEngineLocation", Every),
        Text("ssl.engine.id", "SslEngineId", Every, "dynamic"),
        Flag("enable.ssl.certificate.verification", "EnableSslCertificateVerification", Every, "true"),
        OneOf("ssl.endpoint.identification.algorithm", "SslEndpointIdentificationAlgorithm", Every, "https", choices:
        [
            new("none", "None", 0),
            new("https", "Https", 1),
        ]),
        // Compared with case, unlike most lists of words: "plain" is refused.
        OneOf("sasl.mechanism", "SaslMechanism", Every, "GSSAPI", alias: "sasl.mechanisms", choices:
        [
            new("GSSAPI", "Gssapi", 0),
            new("PLAIN", "Plain", 1),
            new("SCRAM-SHA-256", "ScramSha256", 2),
            new("SCRAM-SHA-512", "ScramSha512", 3),
            new("OAUTHBEARER", "OAuthBearer", 4),
        ]),
        Text("sasl.kerberos.service.name", "SaslKerberosServiceName", Every, "kafka"),
        Text("sasl.kerberos.principal", "SaslKerberosPrincipal", Every, "kafkaclient"),
        Text("sasl.kerberos.kinit.cmd", "SaslKerberosKinitCmd", Every,
            "kinit -R -t \"%{sasl.kerberos.keytab}\" -k %{sasl.kerberos.principal} || "
            + "kinit -t \"%{sasl.kerberos.keytab}\" -k %{sasl.kerberos.principal}"),
        Text("sasl.kerberos.keytab", "SaslKerberosKeytab", Every),
        Integer("sasl.kerberos.min.time.before.relogin", "SaslKerberosMinTimeBeforeRelogin", Every, "60000"),
        Text("sasl.username", "SaslUsername", Every),
        Text("sasl.password", "SaslPassword", Every),
        Text("sasl.oauthbearer.config", "SaslOauthbearerConfig", Every),
        Flag("enable.sasl.oauthbearer.unsecure.jwt", "EnableSaslOauthbearerUnsecureJwt", Every, "false"),
        OneOf("sasl.oauthbearer.method", "SaslOauthbearerMethod", Every, "default", choices:
        [
            new("default", "Default", 0),
            new("oidc", "Oidc", 1),
        ]),
        Text("sasl.oauthbearer.client.id", "SaslOauthbearerClientId", Every,
            null, alias: "sasl.oauthbearer.client.credentials.client.id"),
        Text("sasl.oauthbearer.client.secret", "SaslOauthbearerClientSecret", Every,
            null, alias: "sasl.oauthbearer.client.credentials.client.secret"),
        Text("sasl.oauthbearer.scope", "SaslOauthbearerScope", Every),
        Text("sasl.oauthbearer.extensions", "SaslOauthbearerExtensions", Every),
        Text("sasl.oauthbearer.token.endpoint.url", "SaslOauthbearerTokenEndpointUrl", Every),
        Text("sasl.oauthbearer.sub.claim.name", "SaslOauthbearerSubClaimName", Every, "sub", since: "2.14.0"),
        // The C# enum writes "clientcredentials" and "jwtbearer", which librdkafka 2.16 refuses: use the key.
        OneOf("sasl.oauthbearer.grant.type", "SaslOauthbearerGrantType", Every,
            "client_credentials", since: "2.11.0", choices:
        [
            new("client_credentials", "ClientCredentials", 0),
            new("urn:ietf:params:oauth:grant-type:jwt-bearer", "JwtBearer", 1),
        ]),
        OneOf("sasl.oauthbearer.assertion.algorithm", "SaslOauthbearerAssertionAlgorithm", Every,
            "RS256", since: "2.11.0", choices:
        [
            new("RS256", "RS256", 0),
            new("ES256", "ES256", 1),
        ]),
        Text("sasl.oauthbearer.assertion.private.key.file", "SaslOauthbearerAssertionPrivateKeyFile", Every,
            null, since: "2.11.0"),
        Text("sasl.oauthbearer.assertion.private.key.passphrase", "SaslOauthbearerAssertionPrivateKeyPassphrase", Every,
            null, since: "2.11.0"),
        Text("sasl.oauthbearer.assertion.private.key.pem", "SaslOauthbearerAssertionPrivateKeyPem", Every,
            null, since: "2.11.0"),
        Text("sasl.oauthbearer.assertion.file", "SaslOauthbearerAssertionFile", Every, null, since: "2.11.0"),
        Text("sasl.oauthbearer.assertion.claim.aud", "SaslOauthbearerAssertionClaimAud", Every,
            null, since: "2.11.0"),
        Integer("sasl.oauthbearer.assertion.claim.exp.seconds", "SaslOauthbearerAssertionClaimExpSeconds", Every,
            "300", since: "2.11.0"),
        Text("sasl.oauthbearer.assertion.claim.iss", "SaslOauthbearerAssertionClaimIss", Every,
            null, since: "2.11.0"),
        Flag("sasl.oauthbearer.assertion.claim.jti.include", "SaslOauthbearerAssertionClaimJtiInclude", Every,
            "false", since: "2.11.0"),
        Integer("sasl.oauthbearer.assertion.claim.nbf.seconds", "SaslOauthbearerAssertionClaimNbfSeconds", Every,
            "60", since: "2.11.0"),
        Text("sasl.oauthbearer.assertion.claim.sub", "SaslOauthbearerAssertionClaimSub", Every,
            null, since: "2.11.0"),
        Text("sasl.oauthbearer.assertion.jwt.template.file", "SaslOauthbearerAssertionJwtTemplateFile", Every,
            null, since: "2.11.0"),
        OneOf("sasl.oauthbearer.metadata.authentication.type", "SaslOauthbearerMetadataAuthenticationType", Every,
            "none", since: "2.12.0", choices:
        [
            new("none", "None", 0),
            new("azure_imds", "AzureIMDS", 1),
            new("aws_iam", "AwsIam", 2),
        ]),
        Flag("enable_sasl_queue", null, Every, "false"),
    ];
}
