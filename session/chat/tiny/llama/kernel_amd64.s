#include "textflag.h"

// func gemv8(a *float32, stride, n int, x, y *float32, blocks int)
//
// Sets y[i] to the product of row i of a with x, eight rows at a time. stride
// and n count floats; n is a multiple of 8. Each product is summed in eight
// lanes over n, then by pairs: the same for every row, wherever it stands.
TEXT ·gemv8(SB), NOSPLIT, $0-48
	MOVQ a+0(FP), AX
	MOVQ stride+8(FP), R8
	MOVQ n+16(FP), BX
	MOVQ y+32(FP), DI
	MOVQ blocks+40(FP), R11
	SHLQ $2, R8
	LEAQ (R8)(R8*2), R12 // three rows

block:
	MOVQ   AX, SI           // rows 0, 1, 2
	LEAQ   (SI)(R12*1), R9  // rows 3, 4, 5
	LEAQ   (R9)(R12*1), R10 // rows 6, 7
	MOVQ   x+24(FP), DX
	MOVQ   BX, CX
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	VXORPS Y2, Y2, Y2
	VXORPS Y3, Y3, Y3
	VXORPS Y4, Y4, Y4
	VXORPS Y5, Y5, Y5
	VXORPS Y6, Y6, Y6
	VXORPS Y7, Y7, Y7

column:
	VMOVUPS     (DX), Y8
	VFMADD231PS (SI), Y8, Y0
	VFMADD231PS (SI)(R8*1), Y8, Y1
	VFMADD231PS (SI)(R8*2), Y8, Y2
	VFMADD231PS (R9), Y8, Y3
	VFMADD231PS (R9)(R8*1), Y8, Y4
	VFMADD231PS (R9)(R8*2), Y8, Y5
	VFMADD231PS (R10), Y8, Y6
	VFMADD231PS (R10)(R8*1), Y8, Y7
	ADDQ        $32, DX
	ADDQ        $32, SI
	ADDQ        $32, R9
	ADDQ        $32, R10
	SUBQ        $8, CX
	JNZ         column

	VHADDPS    Y1, Y0, Y0
	VHADDPS    Y3, Y2, Y2
	VHADDPS    Y5, Y4, Y4
	VHADDPS    Y7, Y6, Y6
	VHADDPS    Y2, Y0, Y0
	VHADDPS    Y6, Y4, Y4
	VPERM2F128 $0x20, Y4, Y0, Y1
	VPERM2F128 $0x31, Y4, Y0, Y2
	VADDPS     Y2, Y1, Y1
	VMOVUPS    Y1, (DI)
	ADDQ       $32, DI
	LEAQ       (AX)(R8*8), AX
	SUBQ       $1, R11
	JNZ        block
	VZEROUPPER
	RET

// func blend32(acc, v *float32, stride int, w *float32, n int)
//
// Adds n rows of v, 32 numbers each and stride floats apart, to acc, each times
// its weight, and rounds the sums to half precision after every row.
TEXT ·blend32(SB), NOSPLIT, $0-40
	MOVQ    acc+0(FP), DI
	MOVQ    v+8(FP), SI
	MOVQ    stride+16(FP), R8
	MOVQ    w+24(FP), DX
	MOVQ    n+32(FP), CX
	SHLQ    $2, R8
	VMOVUPS (DI), Y0
	VMOVUPS 32(DI), Y1
	VMOVUPS 64(DI), Y2
	VMOVUPS 96(DI), Y3

row:
	VBROADCASTSS (DX), Y4
	VFMADD231PS  (SI), Y4, Y0
	VFMADD231PS  32(SI), Y4, Y1
	VFMADD231PS  64(SI), Y4, Y2
	VFMADD231PS  96(SI), Y4, Y3
	VCVTPS2PH    $0, Y0, X0
	VCVTPS2PH    $0, Y1, X1
	VCVTPS2PH    $0, Y2, X2
	VCVTPS2PH    $0, Y3, X3
	VCVTPH2PS    X0, Y0
	VCVTPH2PS    X1, Y1
	VCVTPH2PS    X2, Y2
	VCVTPH2PS    X3, Y3
	ADDQ         R8, SI
	ADDQ         $4, DX
	SUBQ         $1, CX
	JNZ          row

	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	VMOVUPS Y2, 64(DI)
	VMOVUPS Y3, 96(DI)
	VZEROUPPER
	RET

DATA bounds<>+0(SB)/4, $65504.0
DATA bounds<>+4(SB)/4, $-65504.0
GLOBL bounds<>(SB), RODATA, $8

// func round8(x *float32, blocks int)
//
// Rounds eight numbers per block to half precision, in place; what is out of
// range becomes the largest number.
TEXT ·round8(SB), NOSPLIT, $0-16
	MOVQ         x+0(FP), SI
	MOVQ         blocks+8(FP), CX
	VBROADCASTSS bounds<>+0(SB), Y1
	VBROADCASTSS bounds<>+4(SB), Y2

eight:
	VMOVUPS   (SI), Y0
	VMINPS    Y1, Y0, Y0
	VMAXPS    Y2, Y0, Y0
	VCVTPS2PH $0, Y0, X0
	VCVTPH2PS X0, Y0
	VMOVUPS   Y0, (SI)
	ADDQ      $32, SI
	SUBQ      $1, CX
	JNZ       eight
	VZEROUPPER
	RET
