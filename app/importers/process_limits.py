"""How much memory and time the process that reads a foreign file may use; the process sets it for itself, before it reads.

Linux: resource limits. Windows: a job object (decisions 11). Where a limit cannot be set the parent's clock and the gate's own
counters still hold; `probe` in `app.importers.child` tells whether it does.
"""

import sys

MEGABYTE = 1 << 20
MEMORY_BYTES = 512 * MEGABYTE
CPU_SECONDS = 20
RESULT_BYTES = 64 * MEGABYTE


def limit_this_process() -> None:
    """Cap this process's memory and processor time, for good. On Windows it may also start no further process."""
    if sys.platform == "win32":
        _put_into_job()
    else:
        _set_resource_limits()


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _EXTENDED_LIMITS = 9  # JobObjectExtendedLimitInformation
    _LIMIT_PROCESS_TIME = 0x2
    _LIMIT_ACTIVE_PROCESS = 0x8
    _LIMIT_PROCESS_MEMORY = 0x100
    _DIE_ON_UNHANDLED_EXCEPTION = 0x400  # a crash ends the process without a window of Windows
    _TICKS_PER_SECOND = 10_000_000

    class _BasicLimits(ctypes.Structure):
        """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

        _fields_ = (
            ("PerProcessUserTimeLimit", ctypes.c_int64),
            ("PerJobUserTimeLimit", ctypes.c_int64),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class _ExtendedLimits(ctypes.Structure):
        """JOBOBJECT_EXTENDED_LIMIT_INFORMATION; six counters of input and output stand in the middle."""

        _fields_ = (
            ("BasicLimitInformation", _BasicLimits),
            ("IoInfo", ctypes.c_uint64 * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    def _put_into_job() -> None:
        """Make a job with the limits and put this process into it; the job lives as long as the process."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.CreateJobObjectW.argtypes = (wintypes.LPVOID, wintypes.LPCWSTR)
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.SetInformationJobObject.argtypes = (wintypes.HANDLE, ctypes.c_int, wintypes.LPVOID, wintypes.DWORD)
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        limits = _ExtendedLimits()
        limits.BasicLimitInformation.LimitFlags = (
            _LIMIT_PROCESS_TIME | _LIMIT_ACTIVE_PROCESS | _LIMIT_PROCESS_MEMORY | _DIE_ON_UNHANDLED_EXCEPTION
        )
        limits.BasicLimitInformation.PerProcessUserTimeLimit = CPU_SECONDS * _TICKS_PER_SECOND
        limits.BasicLimitInformation.ActiveProcessLimit = 1
        limits.ProcessMemoryLimit = MEMORY_BYTES
        job = kernel.CreateJobObjectW(None, None)
        if job and kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)):
            kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())

else:
    import resource

    def _set_resource_limits() -> None:
        """Lower the limits; no memory image is written when one ends the process, for it would hold the file's text."""
        wanted = {
            resource.RLIMIT_AS: MEMORY_BYTES,
            resource.RLIMIT_CPU: CPU_SECONDS,
            resource.RLIMIT_FSIZE: RESULT_BYTES,
            resource.RLIMIT_CORE: 0,
        }
        for which, limit in wanted.items():
            _, hardest = resource.getrlimit(which)
            lowered = limit if hardest == resource.RLIM_INFINITY else min(limit, hardest)
            resource.setrlimit(which, (lowered, lowered))
