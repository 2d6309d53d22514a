"""What went wrong at a site, as one of our errors: worth another try only when it may pass by itself.

Every library behind a site has errors of its own; what is known of them is in the tables here. Of the operating system's errors
those that do not pass are listed, of an S3 server's those that do, as its documentation sorts them
(docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html). An exception that no table knows is a mistake of ours.
"""

from __future__ import annotations

import errno
import ssl
from collections.abc import Iterator
from enum import StrEnum

from heritage.errors import MISTAKES, CopyDamaged, DiskFull, HeritageError, OurMistake, SiteRefused, SiteUnavailable


class Why(StrEnum):
    """Kinds of trouble. All but the first three do not pass by themselves; what people do about them is their advice."""

    AWAY = "away"
    FULL = "full"
    DAMAGED = "damaged"
    RIGHTS = (
        "Give the user that runs this system the right to read and write what is named (at an object store: to list, read, write "
        "and delete), or take it out of the site's folder; then start the run again."
    )
    LOGIN = "The site does not know the name, key or password that this system shows: see the site's options in config/sites.yaml."
    UNSAID = (
        "The site refuses and does not say why: either it does not know the key or password in config/sites.yaml, or their owner "
        "lacks the right to list, read, write and delete there."
    )
    ABSENT = "What the site's url in config/sites.yaml names is not there: have the bucket or folder made, or correct the url."
    STRANGER = (
        "The server shows another key than the one that is known, or is not known at all. Do not simply accept it: ask its keeper "
        "whether the key is new, and only then put it into known_hosts."
    )
    READ_ONLY = "It is mounted for reading only, often because its disk is in trouble: have it looked at and mounted for writing."
    CLOCK = "Set the clock of this machine (the site counts it as wrong by more than a few minutes); then start the run again."
    KMS = "What lies there is encrypted with a key that the store may not use now (disabled, deleted, or no right to it): ask who keeps the key."
    COLD = "The site keeps this in storage that has to be asked for first: have it restored there, then start the run again."
    UNFIT = "The site, or its file system, cannot do what is asked of it: another kind of storage, or other options, are needed."
    OPTION = "An option of the site in config/sites.yaml is not known to the library behind it: correct it, then start the run again."
    MISTAKE = OurMistake.advice


_ERRNO = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), Why.FULL),
    **dict.fromkeys((errno.EUCLEAN, errno.EBADMSG), Why.DAMAGED),
    **dict.fromkeys((errno.EACCES, errno.EPERM), Why.RIGHTS),
    errno.EROFS: Why.READ_ONLY,
    **dict.fromkeys(
        (errno.ENAMETOOLONG, errno.EOPNOTSUPP, errno.ENOSYS, errno.EFBIG, errno.EINVAL, errno.ELOOP), Why.UNFIT
    ),
    **dict.fromkeys((errno.ENOTDIR, errno.EISDIR, errno.EXDEV, errno.EMLINK), Why.UNFIT),
    **dict.fromkeys((errno.EBADF, errno.EFAULT), Why.MISTAKE),
}
"""All others may pass: a network, a host or a mount that is away (ESTALE, ENOTCONN), too much at once (EBUSY, EMFILE, ENOMEM,
ENOLCK); EIO too, but for a folder's own disk, where it is a bad sector under one copy (see `folder`)."""

_CODES = {
    **dict.fromkeys(("InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken", "InvalidToken", "TokenRefreshRequired"), Why.LOGIN),
    **dict.fromkeys(("ExpiredTokenException", "InvalidClientTokenId", "UnrecognizedClientException"), Why.LOGIN),
    **dict.fromkeys(("AccessDenied", "AllAccessDisabled", "AccountProblem", "UnauthorizedAccess", "AccessForbidden"), Why.RIGHTS),
    **dict.fromkeys(("RequestExpired", "RequestInTheFuture"), Why.CLOCK),
    **dict.fromkeys(("InvalidSecurity", "NotSignedUp", "AuthorizationHeaderMalformed"), Why.LOGIN),
    **dict.fromkeys(("NoSuchBucket", "InvalidBucketName", "PermanentRedirect", "IllegalLocationConstraintException"), Why.ABSENT),
    **dict.fromkeys(("QuotaExceeded", "XMinioStorageFull", "XMinioAdminBucketQuotaExceeded", "InsufficientStorage"), Why.FULL),
    **dict.fromkeys(("BadDigest", "XAmzContentSHA256Mismatch", "XAmzContentChecksumMismatch", "IncompleteBody"), Why.AWAY),
    **dict.fromkeys(("SlowDown", "RequestTimeout", "OperationAborted", "RestoreAlreadyInProgress", "NoSuchUpload"), Why.AWAY),
    **dict.fromkeys(("Throttling", "ThrottlingException", "RequestLimitExceeded", "TooManyRequests"), Why.AWAY),
    **dict.fromkeys(("TemporaryRedirect", "ConditionalRequestConflict", "BucketAlreadyExists"), Why.AWAY),
    "RequestTimeTooSkewed": Why.CLOCK,
    **dict.fromkeys(("InvalidObjectState", "ObjectNotInActiveTierError", "InvalidTier"), Why.COLD),
}  # fmt: skip
_STATUS = {401: Why.LOGIN, 403: Why.RIGHTS, 408: Why.AWAY, 409: Why.AWAY, 412: Why.AWAY, 429: Why.AWAY, 507: Why.FULL}

_CLASSES = {
    "paramiko.ssh_exception.BadHostKeyException": Why.STRANGER,
    "heritage.archive.site.sftp.UnknownHost": Why.STRANGER,
    "heritage.archive.site.sftp.BrokeOff": Why.AWAY,
    "paramiko.ssh_exception.AuthenticationException": Why.LOGIN,
    "paramiko.ssh_exception.IncompatiblePeer": Why.UNFIT,
    "paramiko.ssh_exception.ConfigParseError": Why.UNFIT,
    "paramiko.ssh_exception.SSHException": Why.AWAY,
    "paramiko.sftp.SFTPError": Why.AWAY,
    "botocore.exceptions.NoCredentialsError": Why.LOGIN,
    "botocore.exceptions.PartialCredentialsError": Why.LOGIN,
    "botocore.exceptions.ProfileNotFound": Why.LOGIN,
    "botocore.exceptions.FlexibleChecksumError": Why.DAMAGED,
    "botocore.exceptions.HTTPClientError": Why.AWAY,
    "botocore.exceptions.ConnectionError": Why.AWAY,
    "botocore.parsers.ResponseParserError": Why.AWAY,
    "botocore.exceptions.ResponseStreamingError": Why.AWAY,
    "botocore.exceptions.IncompleteReadError": Why.AWAY,
    "botocore.exceptions.CredentialRetrievalError": Why.AWAY,
    "botocore.exceptions.MetadataRetrievalError": Why.AWAY,
    "botocore.exceptions.BotoCoreError": Why.UNFIT,
    "aiohttp.client_exceptions.ClientResponseError": Why.AWAY,
    "aiohttp.client_exceptions.ClientError": Why.AWAY,
    "http.client.HTTPException": Why.AWAY,
    "builtins.EOFError": Why.AWAY,
    "builtins.TimeoutError": Why.AWAY,
    "builtins.ConnectionError": Why.AWAY,
    "asyncio.exceptions.IncompleteReadError": Why.AWAY,
    "builtins.PermissionError": Why.RIGHTS,
    "builtins.FileNotFoundError": Why.ABSENT,
    "builtins.NotImplementedError": Why.UNFIT,
    "builtins.ValueError": Why.UNFIT,
}
"""By full name, the nearest of an exception's classes first: no library is imported for its errors' sake."""


_SPOILT = (
    "botocore.exceptions.FlexibleChecksumError",
    "botocore.exceptions.ChecksumError",
    "botocore.exceptions.IncompleteReadError",
    "botocore.exceptions.ResponseStreamingError",
    "aiohttp.client_exceptions.ClientPayloadError",
    "aiohttp.http_exceptions.ContentLengthError",
    "http.client.IncompleteRead",
    "s3fs.utils.FileExpired",
)
"""The answer began and its bytes were not what it had announced. (A mistake of the line, or of what lies there: see `spoilt`.)"""


def spoilt(error: BaseException) -> bool:
    """Came an answer whose bytes were wrong, or too few, or of another version of the file? Where the site answers otherwise, and
    gives out the same again, it is this copy. A server's bare "Failure" while reading (all that SFTP has for a bad sector) is one."""
    return any(_spoils(each) for each in _chain(error))


def _spoils(error: BaseException) -> bool:
    names = {f"{cls.__module__}.{cls.__qualname__}" for cls in type(error).__mro__}
    code = (
        str((getattr(error, "response", None) or {}).get("Error", {}).get("Code", ""))
        if not isinstance(error, OSError)
        else ""
    )
    bare = isinstance(error, OSError) and error.errno is None and str(error) == "Failure"
    return bare or code in ("PreconditionFailed", "412") or not names.isdisjoint(_SPOILT)


def why(error: BaseException) -> Why:
    """What kind of trouble it is. What a server answered counts before what a library made of that."""
    chain = list(_chain(error))
    if isinstance(error, TypeError) and "unexpected keyword argument" in str(error):
        return Why.OPTION
    if isinstance(error, MISTAKES):
        return Why.MISTAKE
    if any(isinstance(each, ssl.SSLCertVerificationError) for each in chain):
        return Why.STRANGER
    verdicts = (*map(_answered, chain), *map(_known, chain))
    return next((found for found in verdicts if found), Why.MISTAKE)


def ours(error: Exception, said: str) -> HeritageError:
    """The error to raise instead; `said` is the engineer's sentence."""
    kind = why(error)
    if kind is Why.AWAY:
        return SiteUnavailable(said)
    if kind is Why.FULL:
        return DiskFull(said)
    if kind is Why.DAMAGED:
        return CopyDamaged(said)
    return OurMistake(said) if kind is Why.MISTAKE else SiteRefused(said, advice=kind.value)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _answered(error: BaseException) -> Why | None:
    """By the code and the status that an S3 server answered with (botocore's ClientError)."""
    response = getattr(error, "response", None)
    if not isinstance(response, dict) or "Error" not in response:
        return None
    code = str(response["Error"].get("Code", ""))
    if code.startswith("KMS.") or (
        code == "AccessDenied" and "kms:" in str(response["Error"].get("Message", "")).lower()
    ):
        return Why.KMS
    status = response.get("ResponseMetadata", {}).get("HTTPStatusCode") or (int(code) if code.isdecimal() else 0)
    if code == "403":  # an answer without a body, as HEAD gets it
        return Why.UNSAID
    if found := _CODES.get(code) or _STATUS.get(status):
        return found
    if code in ("NoSuchKey", "404") or status == 404:
        return Why.ABSENT
    return Why.UNFIT if 300 <= status < 500 else Why.AWAY


def _known(error: BaseException) -> Why | None:
    if isinstance(error, OSError) and error.errno in _ERRNO:
        return _ERRNO[error.errno]
    names = (f"{cls.__module__}.{cls.__qualname__}" for cls in type(error).__mro__)
    if found := next((_CLASSES[name] for name in names if name in _CLASSES), None):
        return found
    return Why.AWAY if isinstance(error, OSError) else None
